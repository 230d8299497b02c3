import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBuild } from "./build.mjs";
import { ensureClient, ensureDependencies } from "./dependencies.mjs";
import { failedPages } from "./failed-pages.mjs";
import { flakyFile } from "./flaky-reporter.mjs";
import { run } from "./run.mjs";
import { step } from "./steps.mjs";
import { findProgram, installSystemPackages } from "./system-packages.mjs";

/**
 * `npm test`: provides what the tests need, runs them, and closes with one line that counts all of them. With CI=true a test of
 * real parts that fails is run once more, since one run in which nothing is by chance slow cannot be had of a machine that others use too; what
 * passed only then counts as passed and is named.
 */
const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {string[]} */
const flaky = [];
/** @type {(() => Promise<void>)[]} */
const stops = [];

try {
  await step("Dependencies", ensureDependencies);
  await step("Database client", ensureClient);
  await step("Build", ensureBuild);
  const { provideTestParts } = await import("./test-parts.mjs");
  const parts = await provideTestParts();
  stops.push(parts.stop);
  await vitest(parts.env);
  if (process.argv.length === 2) await browser();
} catch (error) {
  total.failed++;
  process.stderr.write(`The set-up failed: ${error instanceof Error ? error.message : error}\n`);
} finally {
  for (const stop of stops.reverse()) await stop();
}

for (const name of flaky) process.stdout.write(`Passed only when it was run again: ${name}\n`);
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
process.exit(total.failed === 0 && total.passed > 0 ? 0 : 1);

/** Real Chromium against an installation that `npm start` makes in a folder of its own. */
async function browser() {
  if (findProgram("chromium") === null) await step("Chromium", () => installSystemPackages(["chromium"]));
  const report = path.resolve(".data/test/playwright.json");
  rmSync(report, { force: true });
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  await run("node_modules/.bin/playwright", ["test", "--reporter=list,json"], { env }).catch(() => {});
  const { stats, errors, suites } = JSON.parse(readFileSync(report, "utf8"));
  total.passed += stats.expected + stats.flaky;
  total.failed += stats.unexpected + errors.length;
  total.skipped += stats.skipped;
  flaky.push(...suites.flatMap(flakyOf));
  for (const page of suites.flatMap(failedPages)) process.stdout.write(`${page}\n`);
}

/**
 * @typedef {{ file: string, suites?: Suite[], specs: { title: string, tests: { status: string }[] }[] }} Suite of Playwright's report
 * @param {Suite} suite
 * @returns {string[]}
 */
function flakyOf({ file, suites = [], specs }) {
  const own = specs.filter(({ tests }) => tests.some(({ status }) => status === "flaky"));
  return [...own.map(({ title }) => `${file} › ${title}`), ...suites.flatMap(flakyOf)];
}

/** @param {Record<string, string>} env */
async function vitest(env) {
  const report = ".data/test/vitest.json";
  const args = [
    "vitest",
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    "--reporter=./server/setup/flaky-reporter.mjs",
    ...process.argv.slice(2),
  ];
  for (const file of [report, flakyFile]) rmSync(file, { force: true }); // or that of the run before would be counted when this one ends early
  const failure = await run("npx", args, { env: { ...process.env, ...env } }).then(
    () => null,
    (error) => error,
  );
  const result = JSON.parse(readFileSync(report, "utf8"));
  total.passed += result.numPassedTests;
  total.failed += result.numFailedTests;
  total.skipped += result.numPendingTests + result.numTodoTests;
  flaky.push(...JSON.parse(readFileSync(flakyFile, "utf8")));
  // A file that cannot even be loaded has no failed test to count.
  if (failure !== null && result.numFailedTests === 0) total.failed++;
}
