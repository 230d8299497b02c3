import path from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const alias = { "~": path.resolve("app") };
/**
 * What is waited for comes when it comes: only how long a failure takes is decided here. Who asks less often leaves more of the machine
 * to what is waited for.
 */
const expect = { poll: { timeout: 60_000, interval: 200 } };
/** Tests with real parts only: what a pure one found by chance, such as a property's counterexample, is found. */
const retry = process.env.CI ? 1 : 0;

/** Small files whose tests stand elsewhere and take minutes: the largest come first otherwise, and these would run alone at the end. */
const long = /\/(engine-by-\w+|engine|builds|cancel|host-mode|attached-mode|kill|parts-gone)\.int\.test\.ts$/;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => long.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongFirst },
    // One more than our smallest machine has cores: most of the time they wait for containers and timers.
    maxWorkers: 3,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{app,bench,server,workers,docker}/**/*.test.ts"],
          exclude: ["**/*.int.test.ts"],
          testTimeout: 60_000,
          expect,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: ["{server,workers,docker}/**/*.int.test.ts"],
          // No test is about time; a busy machine may take long.
          testTimeout: 180_000,
          hookTimeout: 180_000,
          retry,
          expect,
        },
      },
    ],
  },
});
