import type { Engine } from "../../docker/engine";
import { isEngineError } from "../../docker/engine-error";
import type { Thing } from "../../domain/node-contents/thing";
import { forgetSizes } from "./sizes";

/** Removes a thing that was judged to be removable; the engine itself refuses what came into use since. One that is gone is no error. */
export async function discard(engine: Engine, { kind, id, names }: Thing): Promise<void> {
  try {
    // The engine keeps an image that has several names from being removed by its id.
    const all = kind === "images" && names.length > 0 ? names : [id];
    for (const one of all) await engine.discard(kind, one);
  } catch (error) {
    if (!isEngineError(error, "gone")) throw error;
  } finally {
    forgetSizes(engine);
  }
}
