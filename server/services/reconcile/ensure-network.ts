import type { NodeNetwork } from "../../db/generated/client";
import { newId } from "../../db/new-id";
import { isUniqueViolation } from "../../db/unique";
import { AppError } from "../../domain/errors";
import { chooseAddress, describeSubnet } from "../../domain/routing/subnets";
import type { World } from "./load-world";
import type { ReconcileDeps } from "./reconcile-deps";

/** The network of the environment on the node: made when something first runs there, with a subnet of our own choice. */
export async function ensureNodeNetwork(deps: ReconcileDeps, world: World, nodeId: string): Promise<NodeNetwork> {
  const { environmentId, environment } = world;
  const [engine, edge] = await Promise.all([deps.engines.get(nodeId), deps.edges.get(nodeId)]);
  const key = { nodeId_environmentId: { nodeId, environmentId } };
  let row = await deps.db.nodeNetwork.findUnique({ where: key });
  if (row === null) {
    const ours = await deps.db.nodeNetwork.findMany({ where: { nodeId }, select: { subnet: true } });
    const subnet = await edge.freeSubnet(ours.map((other) => other.subnet));
    if (subnet === null)
      throw new AppError(
        "limit",
        "The node has no subnet left for another environment. Delete one that is not used, or set DM_NETWORK_RANGE.",
      );
    const id = newId("network");
    const name = `dm-${world.application.project.slug}-${environment.slug}-${id.slice(-6)}`;
    try {
      row = await deps.db.nodeNetwork.create({ data: { id, nodeId, environmentId, name, subnet: subnet.cidr } });
    } catch (error) {
      // Another application of the environment was quicker, or another environment took the subnet: the next try sees it.
      if (isUniqueViolation(error)) return ensureNodeNetwork(deps, world, nodeId);
      throw error;
    }
  }
  const { cidr, gateway, ipRange } = describeSubnet(row.subnet);
  await engine.ensureNetwork({ name: row.name, labels: {}, subnet: cidr, gateway, ipRange });
  await edge.join(row.name);
  return row;
}

/** An address that no container has and no edge may still send to. @throws AppError limit */
export async function chooseReplicaAddress(deps: ReconcileDeps, network: NodeNetwork): Promise<string> {
  const { nodeId, environmentId, subnet } = network;
  const rows = await deps.db.replica.findMany({
    where: {
      nodeId,
      appEnvironment: { environmentId },
      address: { not: null },
      OR: [{ removedAt: null }, { live: true }],
    },
    select: { address: true },
  });
  const newest = await deps.db.replica.findFirst({
    where: { nodeId, appEnvironment: { environmentId }, address: { not: null } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { address: true },
  });
  const address = chooseAddress(subnet, newest?.address ?? null, new Set(rows.map((row) => String(row.address))));
  if (address === null)
    throw new AppError("limit", "All addresses of this environment's network are held. Scale something down first.");
  return address;
}
