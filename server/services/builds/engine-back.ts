import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "../../docker/engine";
import { isEngineError } from "../../docker/engine-error";
import type { BuildWork } from "./build-work";

const maxTimes = 3;
const waitMs = 120_000;
const lookMs = 1_000;

/** Does something on the engine again from its beginning when the engine went away meanwhile and came back. */
export async function untilEngineStays<T>({ engine, log, signal }: BuildWork, work: () => Promise<T>): Promise<T> {
  for (let times = 1; ; times++) {
    try {
      return await work();
    } catch (error) {
      const wentAway = isEngineError(error, "unreachable") || isEngineError(error, "timeout");
      if (!wentAway || signal.aborted || times === maxTimes) throw error;
      if (!(await comesBack(engine, signal))) throw error;
      log.write("system", `${error.message} It is back; the work begins again.`);
    }
  }
}

async function comesBack(engine: Engine, signal: AbortSignal): Promise<boolean> {
  const deadline = Date.now() + waitMs;
  while (Date.now() < deadline && !signal.aborted) {
    const answers = await engine.info().then(
      () => true,
      () => false,
    );
    if (answers) return true;
    await sleep(lookMs, undefined, { signal }).catch(() => {});
  }
  return false;
}
