import type { Database } from "../db/client";
import type { Env } from "../env";

/** The engine of the machine that the installation itself runs on. */
export const localNodeId = "node_local";

/** Notes the local node, or where its engine is reached now. */
export async function ensureLocalNode(db: Database, env: Pick<Env, "DM_DOCKER_HOST">): Promise<void> {
  const endpoint = env.DM_DOCKER_HOST;
  await db.node.upsert({
    where: { id: localNodeId },
    create: { id: localNodeId, name: "local", endpoint },
    update: { endpoint },
  });
}
