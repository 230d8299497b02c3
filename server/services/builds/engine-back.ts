import { setTimeout as sleep } from "node:timers/promises";
import { isEngineError } from "../../docker/engine-error";
import type { BuildDeps } from "./build-deps";
import type { LogWriter } from "./log-writer";

const maxTimes = 3;
const waitMs = 120_000;
const lookMs = 1_000;

interface Stay {
  readonly nodeId: string;
  readonly log: LogWriter;
  readonly signal: AbortSignal;
}

/** Does something on a node again from its beginning when its engine went away meanwhile and came back. */
export async function untilEngineStays<T>(
  { engines }: Pick<BuildDeps, "engines">,
  { nodeId, log, signal }: Stay,
  work: () => Promise<T>,
): Promise<T> {
  for (let times = 1; ; times++) {
    try {
      return await work();
    } catch (error) {
      const wentAway = isEngineError(error, "unreachable") || isEngineError(error, "timeout");
      if (!wentAway || signal.aborted || times === maxTimes) throw error;
      if (!(await comesBack(engines, nodeId, signal))) throw error;
      log.write("system", `${error.message} It is back; the work begins again.`);
    }
  }
}

async function comesBack(engines: BuildDeps["engines"], nodeId: string, signal: AbortSignal): Promise<boolean> {
  const deadline = Date.now() + waitMs;
  const aborted = new Promise<false>((resolve) =>
    signal.addEventListener("abort", () => resolve(false), { once: true }),
  );
  while (Date.now() < deadline && !signal.aborted) {
    const answers = engines
      .get(nodeId)
      .then((engine) => engine.info())
      .then(
        () => true,
        () => false,
      );
    // A call to a machine that is gone may take long to fail.
    if (await Promise.race([answers, aborted])) return true;
    await sleep(lookMs, undefined, { signal }).catch(() => {});
  }
  return false;
}
