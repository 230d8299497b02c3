import { announceReady, endWithParent } from "../server/announce-ready";
import { boot } from "../server/boot";
import { createWorkerDeps } from "./create-worker-deps";
import { lastLine } from "./last-line";
import { runWorker } from "./run-worker";

/** The worker process. What it cannot go on without ends it, in one line: whoever started it starts it again. */
function giveUp(error: unknown): never {
  process.stderr.write(`The worker ends, to be started again: ${lastLine(error)}\n`);
  process.exit(1);
}
process.on("unhandledRejection", giveUp);
endWithParent();

const { env, deps } = await boot(createWorkerDeps);
const worker = await runWorker(deps, env).catch(giveUp);
worker.ended.catch(giveUp);
announceReady({}, ["The worker is ready"]);

let ending = false;
async function stop(): Promise<void> {
  if (ending) return;
  ending = true;
  // A job that hangs must not hold the stop for ever: it is taken up again at the next start.
  setTimeout(() => process.exit(0), 5_000).unref();
  await worker.stop();
  await deps.close();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
