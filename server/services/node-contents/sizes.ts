import { setTimeout as sleep } from "node:timers/promises";
import type { ContentSizes } from "../../docker/contents";
import type { Engine } from "../../docker/engine";

const keptMs = 60_000;
const waitMs = 2_000;

const measured = new WeakMap<Engine, { readonly at: number; readonly sizes: Promise<ContentSizes | null> }>();

/**
 * How much things take, as measured within the last minute. A measurement that takes long goes on, and whoever looks next finds it.
 * @returns null where it is not known soon
 */
export function readSizes(engine: Engine, limitMs = waitMs): Promise<ContentSizes | null> {
  const known = measured.get(engine);
  const sizes =
    known !== undefined && Date.now() - known.at < keptMs ? known.sizes : engine.measureContents().catch(() => null);
  if (sizes !== known?.sizes) measured.set(engine, { at: Date.now(), sizes });
  return Promise.race([sizes, sleep(limitMs, null, { ref: false })]);
}

/** After something was made or removed. */
export const forgetSizes = (engine: Engine): void => void measured.delete(engine);
