import { keepRunning } from "./keep-running.mjs";
import { claimFolder, ownParts, prepare } from "./provide.mjs";
import { leanWeb, leanWorker } from "./lean.mjs";
import { say, step } from "./steps.mjs";
import { supervise } from "./supervise.mjs";

/**
 * `npm start`: from a bare clone to a page. Safe to repeat; Ctrl-C stops all of it in the reverse order. This process only
 * looks after the others, and stays small: what needs memory happens in prepare.mjs.
 */
const dataDir = process.env.DM_DATA_DIR ?? ".data";
/** @type {(() => unknown)[]} */
const stops = [];
let address = "";
let stopping = false;

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, () => stop(0));
process.stdout.on("error", () => {}); // a terminal that was closed
main().catch((error) => {
  if (stopping) return;
  process.stderr.write(`${error.message}\n`);
  return stop(1);
});

async function main() {
  await claimFolder(dataDir, () => address);
  const parts = await ownParts(dataDir);
  for (const part of parts) stops.push(part.stop);
  const env = { ...process.env, ...(await prepare(stops)), NODE_ENV: /** @type {const} */ ("production") };
  for (const part of parts) stops.push(keepRunning(part.name, part.isRunning, part.start).stop);

  let setupLink = "";
  const server = supervise("The web process", [...leanWeb, "build/server.js"], env, (ready) => {
    const again = address !== "" && ready.setupLink !== undefined;
    address = ready.address ?? "";
    setupLink = ready.setupLink ?? "";
    if (again) process.stdout.write(`First administrator: ${setupLink}\n`);
  });
  const worker = supervise("The worker", [...leanWorker, "build/worker.js"], env, () => {});
  stops.push(() => Promise.all([server.stop(), worker.stop()]));
  await Promise.all([step("Web", () => server.ready), step("Worker", () => worker.ready)]);
  process.stdout.write(`Docker Manager answers at ${address}\n`);
  if (setupLink !== "") process.stdout.write(`First administrator: ${setupLink}\n`);
}

/** @param {number} code */
async function stop(code) {
  if (stopping) return process.exit(1);
  stopping = true;
  if (address !== "") say("Stopping. Applications go on serving.");
  for (const end of stops.reverse()) await end();
  process.exit(code);
}
