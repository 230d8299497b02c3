import { readFileSync } from "node:fs";
import { ensureClient, ensureDependencies } from "./dependencies.mjs";
import { run } from "./run.mjs";
import { step } from "./steps.mjs";

/** `npm run validate`: everything that can be said of the code without running it. All checks run, then the verdict. */
const checks = /** @type {const} */ ([
  ["Types", "tsc", ["--noEmit", "-p", "."]],
  ["Lint and formatting", "biome", ["ci", "--colors=off", "--max-diagnostics=20", "."]],
  ["Import rules", "depcruise", ["app", "server", "workers", "--config", ".dependency-cruiser.cjs"]],
  ["Unused code", "knip", ["--no-progress", "--include", "files,exports,types"]],
]);
const maxLines = 300;

await step("Dependencies", ensureDependencies);
await step("Database client", ensureClient);
let failed = 0;
for (const [name, program, args] of checks)
  await check(name, async () => void (await run(`node_modules/.bin/${program}`, args, { quiet: true })));
await check("File sizes", async () => {
  const listed = await run("git", ["ls-files", "*.ts", "*.tsx", "*.mjs"], { quiet: true });
  const long = listed
    .split("\n")
    .filter((file) => file !== "" && readFileSync(file, "utf8").split("\n").length > maxLines + 1);
  if (long.length > 0) throw new Error(`Over ${maxLines} lines: ${long.join(", ")}`);
});
process.exit(failed === 0 ? 0 : 1);

/**
 * @param {string} name
 * @param {() => Promise<void>} work
 */
async function check(name, work) {
  try {
    await step(name, work);
  } catch (error) {
    failed++;
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  }
}
