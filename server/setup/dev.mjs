import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { keepRunning } from "./keep-running.mjs";
import { claimFolder, ownParts, prepare } from "./provide.mjs";

/**
 * `npm run dev`: the parts of `npm start`, with pages that follow each change (Remix's own development server) and processes
 * that are started again when a file of theirs changes.
 */
const dataDir = process.env.DM_DATA_DIR ?? ".data";
/** @type {(() => unknown)[]} */
const stops = [];
let stopping = false;

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => stop(0));
main().catch((error) => {
  if (stopping) return;
  process.stderr.write(`${error.message}\n`);
  return stop(1);
});

async function main() {
  await claimFolder(dataDir, () => "");
  const parts = await ownParts(dataDir);
  for (const part of parts) stops.push(part.stop);
  // What stands in build/ from now on is not what `npm start` may serve.
  rmSync("build/.sources", { force: true });
  const env = {
    ...process.env,
    ...(await prepare(stops, ["--no-build"])),
    NODE_ENV: /** @type {const} */ ("development"),
  };
  for (const part of parts) stops.push(keepRunning(part.name, part.isRunning, part.start).stop);
  // The server itself takes up new pages (server/http/development-build.ts): no start anew for those.
  const watch = "node_modules/.bin/tsx watch --clear-screen=false --exclude=build/**";
  stops.push(launch("node_modules/.bin/remix", ["dev", "--manual", "-c", `${watch} server/main.ts`], env));
  stops.push(launch("node_modules/.bin/tsx", ["watch", "--clear-screen=false", "workers/main.ts"], env));
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 */
function launch(program, args, env) {
  const child = spawn(program, args, { env, stdio: ["ignore", "inherit", "inherit"] });
  const ended = new Promise((resolve) => child.on("exit", resolve));
  child.on("exit", (code) => {
    if (!stopping) stop(code ?? 1);
  });
  return () => {
    child.kill("SIGTERM");
    return ended;
  };
}

/** @param {number} code */
async function stop(code) {
  if (stopping) return process.exit(1);
  stopping = true;
  for (const end of stops.reverse()) await end();
  process.exit(code);
}
