import type { Database } from "../../db/client";
import { createLayerReader } from "../../domain/build/read-layers";

export interface LayerBook {
  /** Takes each line of the builder. */
  read(line: string): void;
  close(): Promise<void>;
}

/** Notes which images a build leaves on its node while it runs: a killed one leaves some, too. */
export async function openLayerBook(db: Database, deploymentId: string, nodeId: string): Promise<LayerBook> {
  const at = { deploymentId, nodeId };
  // what an earlier try of the same deployment made there is still there
  const before = await db.buildLayers.findUnique({ where: { deploymentId_nodeId: at } });
  const reader = createLayerReader();
  let noted = 0;
  let saving: Promise<unknown> = Promise.resolve();
  const save = () => {
    const { made, found } = reader.layers();
    if (made.length + found.length === noted) return;
    noted = made.length + found.length;
    const layers = { made: [...new Set([...(before?.made ?? []), ...made])], found: [...found] };
    const upsert = { where: { deploymentId_nodeId: at }, create: { ...at, ...layers }, update: layers };
    saving = saving.then(() => db.buildLayers.upsert(upsert)).catch(() => {});
  };
  return {
    read(line) {
      reader.read(line);
      save();
    },
    close: async () => void (await saving),
  };
}
