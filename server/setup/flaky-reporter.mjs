import { writeFileSync } from "node:fs";

/** Where Vitest's tests that passed only when they were run again are named; its own JSON does not tell them. */
export const flakyFile = ".data/test/vitest-flaky.json";

/** A reporter of Vitest. */
export default class FlakyReporter {
  /** @param {ReadonlyArray<import("vitest/node").TestModule>} modules */
  onTestRunEnd(modules) {
    const tests = modules.flatMap((module) => [...module.children.allTests()].map((test) => ({ module, test })));
    const flaky = tests.filter(({ test }) => test.diagnostic()?.flaky);
    const names = flaky.map(({ module, test }) => `${module.relativeModuleId} › ${test.fullName}`);
    writeFileSync(flakyFile, JSON.stringify(names));
  }
}
