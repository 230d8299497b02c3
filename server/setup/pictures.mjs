import { ensureBuild } from "./build.mjs";
import { ensureClient, ensureDependencies } from "./dependencies.mjs";
import { run } from "./run.mjs";
import { step } from "./steps.mjs";
import { findProgram, installSystemPackages } from "./system-packages.mjs";

/** `npm run pictures`: takes those in docs/images anew, of an installation with the demonstration that is gone afterwards. */
await step("Dependencies", ensureDependencies);
await step("Database client", ensureClient);
await step("Build", ensureBuild);
if (findProgram("chromium") === null) await step("Chromium", () => installSystemPackages(["chromium"]));
await run("node_modules/.bin/tsx", ["e2e/take-pictures.ts"]);
