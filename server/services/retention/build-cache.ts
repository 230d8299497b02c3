import type { Deps } from "../../context";
import type { Transaction } from "../../db/client";

const keyOf = (nodeId: string): string => `buildkit.used:${nodeId}`;

/** Notes that BuildKit's cache on the node has something of ours. */
export async function noteBuildKit(db: Transaction, nodeId: string): Promise<void> {
  await db.setting.createMany({ data: [{ key: keyOf(nodeId), value: "yes" }], skipDuplicates: true });
}

/**
 * Keeps BuildKit's cache within its limit. It does not tell whose a part of it is: so it is left alone where we never used it, and
 * what anybody used within a day stays.
 */
export async function limitBuildCache(
  { db, engines }: Pick<Deps, "db" | "engines">,
  nodeId: string,
  keepBytes: number,
): Promise<void> {
  if ((await db.setting.count({ where: { key: keyOf(nodeId) } })) === 0) return;
  await (await engines.get(nodeId)).pruneBuildCache(keepBytes);
}
