import type { Database } from "../../db/client";
import { createLayerReader } from "../../domain/build/read-layers";

/** As kept beside a deployment. */
export interface KeptLayers {
  readonly made: readonly string[];
  readonly found: readonly string[];
}

export interface LayerBook {
  /** Takes each line of the builder. */
  read(line: string): void;
  close(): Promise<void>;
}

/** Notes which images a build leaves on the node while it runs: a killed one leaves some, too. */
export function openLayerBook(db: Database, deploymentId: string, before: KeptLayers | null): LayerBook {
  const reader = createLayerReader();
  let noted = 0;
  let saving: Promise<unknown> = Promise.resolve();
  const save = () => {
    const { made, found } = reader.layers();
    if (made.length + found.length === noted) return;
    noted = made.length + found.length;
    // what an earlier try of the same deployment made is still there
    const layers = { made: [...new Set([...(before?.made ?? []), ...made])], found: [...found] };
    saving = saving
      .then(() => db.deployment.updateMany({ where: { id: deploymentId }, data: { layers } }))
      .catch(() => {});
  };
  return {
    read(line) {
      reader.read(line);
      save();
    },
    close: async () => void (await saving),
  };
}
