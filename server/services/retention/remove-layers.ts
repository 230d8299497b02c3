import type { Deps } from "../../context";
import type { Database } from "../../db/client";
import type { Engine } from "../../docker/engine";

/** Builds of each application whose layers are kept: the next build goes on from them. */
const keptBuilds = 2;
/** The node's clock and ours need not agree to the second. */
const skewMs = 60_000;

export interface LayerRow {
  readonly deploymentId: string;
  readonly nodeId: string;
  readonly made: readonly string[];
  readonly found: readonly string[];
  readonly status: string;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly applicationId: string;
}

/** What the steps of builds left on nodes, of the newest deployment first. */
export async function findLayers(
  db: Database,
  where: { readonly appEnvironmentId?: { readonly in: string[] } } = {},
): Promise<readonly LayerRow[]> {
  const rows = await db.buildLayers.findMany({
    where: { deployment: where },
    orderBy: [{ deployment: { createdAt: "desc" } }, { deploymentId: "desc" }],
    include: {
      deployment: {
        select: {
          ...{ startedAt: true, endedAt: true, status: true },
          appEnvironment: { select: { applicationId: true } },
        },
      },
    },
  });
  return rows.map(({ deployment: { appEnvironment, ...deployment }, ...row }) => ({
    ...row,
    ...deployment,
    applicationId: appEnvironment.applicationId,
  }));
}

/** Lets go of what the steps of older builds left on a node, but for what the newest builds of an application go on from. */
export async function removeOldLayers({ db, engines }: Pick<Deps, "db" | "engines">, nodeId: string): Promise<void> {
  const newest = new Map<string, Set<string>>();
  const old: LayerRow[] = [];
  const kept = new Set<string>();
  for (const row of await findLayers(db)) {
    const builds = newest.get(row.applicationId) ?? new Set();
    newest.set(row.applicationId, builds);
    // a build that was moved counts once
    if (builds.size < keptBuilds) builds.add(row.deploymentId);
    const isKept = builds.has(row.deploymentId) || row.status === "BUILDING";
    if (isKept) for (const layer of [...row.made, ...row.found]) kept.add(layer);
    else if (row.nodeId === nodeId) old.push(row);
  }
  if (old.length === 0) return;
  const engine = await engines.get(nodeId);
  for (const row of old) {
    const made = await removeLayers(engine, row, kept);
    const where = { deploymentId: row.deploymentId, nodeId };
    if (made.length === 0) await db.buildLayers.deleteMany({ where });
    else await db.buildLayers.updateMany({ where, data: { made: [...made], found: [] } });
  }
}

/**
 * Removes the nameless images that a build made, the newest first, for each is the ground of the next.
 * @returns those that are still there, because something of the node needs them
 */
export async function removeLayers(
  engine: Engine,
  row: LayerRow,
  kept: ReadonlySet<string>,
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const layer of [...row.made].reverse()) {
    if (kept.has(layer)) left.unshift(layer);
    else if (await isOurs(engine, row, layer)) {
      await engine.removeImage(layer, { alone: true });
      if ((await engine.inspectImage(layer)) !== null) left.unshift(layer);
    }
  }
  return left;
}

/** The id came out of a log, where a step can print any: it has to be a nameless image that was made on another while the build ran. */
async function isOurs(engine: Engine, { startedAt, endedAt }: LayerRow, layer: string): Promise<boolean> {
  const image = await engine.inspectImage(layer);
  if (image === null || image.parent === null || image.tags.length > 0 || image.digests.length > 0) return false;
  const from = (startedAt?.getTime() ?? 0) - skewMs;
  const until = (endedAt?.getTime() ?? Date.now()) + skewMs;
  return image.createdAt >= from && image.createdAt <= until;
}
