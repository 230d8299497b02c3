import type { Database } from "../../db/client";
import { realAppEnvironment } from "../organizations/demo";
import { servingNodes } from "./mesh-of";

/** The nodes whose edges a node's edge may send to, and whether there is something there to send to; and how the node is. */
export async function findPeers(db: Database, nodeId: string) {
  const own = await db.node.findUniqueOrThrow({ where: { id: nodeId } });
  if (own.meshAddress === null || own.meshCertificate === null) return { state: own.state, peers: [] };
  const routed = { routed: true, removedAt: null, appEnvironment: realAppEnvironment };
  const peers = await db.node.findMany({
    where: {
      ...servingNodes(own.organizationId),
      ...{ id: { not: nodeId }, meshAddress: { not: null }, meshCertificate: { not: null } },
    },
    select: { id: true, replicas: { where: routed, select: { id: true }, take: 1 } },
  });
  return { state: own.state, peers: peers.map(({ id, replicas }) => ({ id, isBusy: replicas.length > 0 })) };
}
