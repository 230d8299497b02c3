import { readFileSync } from "node:fs";

const mostLines = 80;

/**
 * What stood on the page when a test in the browser failed for good: where the machine is gone afterwards, nobody can look.
 * @typedef {{ status: string, attachments: { name: string, path?: string }[] }} Result
 * @typedef {{ suites?: Suite[], specs: { title: string, tests: { status: string, results: Result[] }[] }[] }} Suite of Playwright's report
 * @param {Suite} suite
 * @returns {string[]}
 */
export function failedPages({ suites = [], specs }) {
  const own = specs.flatMap(({ title, tests }) =>
    tests.flatMap(({ status, results }) => {
      const file = results.at(-1)?.attachments.find(({ name }) => name === "error-context")?.path;
      return status !== "unexpected" || file === undefined ? [] : [`The page when “${title}” failed:\n${mainOf(file)}`];
    }),
  );
  return [...own, ...suites.flatMap(failedPages)];
}

/** @param {string} file */
function mainOf(file) {
  const lines = readFileSync(file, "utf8").split("\n");
  const from = Math.max(
    lines.findIndex((line) => line.startsWith("- main")),
    0,
  );
  return lines
    .slice(from, from + mostLines)
    .map((line) => `  ${line}`)
    .join("\n");
}
