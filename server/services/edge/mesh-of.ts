import { createHash } from "node:crypto";
import type { Transaction } from "../../db/client";
import type { Prisma } from "../../db/generated/client";
import { meshNameOfNode } from "../../domain/routing/mesh-names";
import type { Mesh, Peer } from "../../domain/routing/table";
import { makeCertificate } from "../../edge/mesh/make-certificate";
import type { Vault } from "../../secrets/vault";

export const keyPlace = (nodeId: string): string => `mesh:${nodeId}`;

/** Nodes whose edges serve an organisation's applications: its own, and those of the installation. */
export const servingNodes = (organizationId: string | null): Prisma.NodeWhereInput =>
  organizationId === null ? {} : { OR: [{ organizationId: null }, { organizationId }] };

/** Gives the node's edge a certificate where it has none and others shall reach it. */
export async function ensureMeshCertificate(tx: Transaction, vault: Vault, nodeId: string, now: Date): Promise<void> {
  const where = { id: nodeId, meshAddress: { not: null }, meshCertificate: null };
  if ((await tx.node.count({ where })) === 0) return;
  const { certificate, key, until } = makeCertificate(meshNameOfNode(nodeId), now);
  const data = { meshCertificate: certificate, sealedMeshKey: vault.seal(key, keyPlace(nodeId)), meshUntil: until };
  await tx.node.updateMany({ where, data });
}

/**
 * What a node's edge has to do with those of other nodes, but for the replicas; null where nothing leads to it. Edges of nodes of
 * different organisations have nothing to do with each other.
 */
export async function meshOf(tx: Transaction, vault: Vault, nodeId: string): Promise<Omit<Mesh, "entries"> | null> {
  const own = await tx.node.findUnique({ where: { id: nodeId } });
  if (own === null || own.meshAddress === null || own.meshCertificate === null || own.sealedMeshKey === null)
    return null;
  const others = await tx.node.findMany({
    where: {
      ...servingNodes(own.organizationId),
      ...{ id: { not: nodeId }, meshAddress: { not: null }, meshCertificate: { not: null } },
    },
    select: {
      ...{ id: true, organizationId: true, meshAddress: true, meshPort: true },
      ...{ meshCertificate: true, meshOtherCertificate: true },
    },
    orderBy: { id: "asc" },
  });
  return {
    node: nodeId,
    port: own.meshPort,
    certificate: own.meshCertificate,
    key: vault.open(own.sealedMeshKey, keyPlace(nodeId)),
    peers: others.map(
      (other): Peer => ({
        node: other.id,
        address: String(other.meshAddress),
        port: other.meshPort,
        certificates: [other.meshCertificate, other.meshOtherCertificate].filter((pem) => pem !== null),
        organization: other.organizationId,
      }),
    ),
  };
}

/** What an edge was last seen to have of the mesh; kept at its node. */
export interface EdgeMesh {
  readonly port: number;
  /** fingerprints */
  readonly shows: string;
  readonly believes: readonly string[];
}

export const fingerprint = (pem: string): string => createHash("sha256").update(pem).digest("hex");

export const edgeMeshOf = (mesh: Omit<Mesh, "entries"> | null): EdgeMesh | null =>
  mesh && {
    port: mesh.port,
    shows: fingerprint(mesh.certificate),
    believes: mesh.peers.flatMap(({ certificates }) => certificates).map(fingerprint),
  };
