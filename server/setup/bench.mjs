import { ensureBuild } from "./build.mjs";
import { ensureClient, ensureDependencies } from "./dependencies.mjs";
import { run } from "./run.mjs";
import { step } from "./steps.mjs";

/** `npm run bench`: the same parts as the tests, then the figures. Names after `--` choose among them. */
await step("Dependencies", ensureDependencies);
await step("Database client", ensureClient);
await step("Build", ensureBuild);
// Only now are the packages there that it imports.
const { provideTestParts } = await import("./test-parts.mjs");
const parts = await provideTestParts();
let failed = false;
try {
  await run("node_modules/.bin/tsx", ["bench/run.ts", ...process.argv.slice(2)], {
    env: { ...process.env, ...parts.env, NODE_ENV: /** @type {const} */ ("production") },
  });
} catch {
  failed = true;
} finally {
  await parts.stop();
}
process.exit(failed ? 1 : 0);
