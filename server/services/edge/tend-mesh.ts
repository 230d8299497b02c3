import { isSameJson } from "../../db/same-json";
import { judgeCertificate } from "../../domain/node/judge-certificate";
import { meshNameOfNode } from "../../domain/routing/mesh-names";
import { makeCertificate } from "../../edge/mesh/make-certificate";
import { type EdgeMesh, edgeMeshOf, fingerprint, keyPlace, meshOf, servingNodes } from "./mesh-of";
import { type PublishDeps, publishNode } from "./publish-node";

/**
 * Sees to it that a node's edge has what the rows say of the mesh: nodes that came, went or moved, certificates that are replaced.
 * Does nothing to an edge with a trouble of its own: that one is brought up by who watches it.
 */
export async function tendMesh(deps: PublishDeps, nodeId: string): Promise<void> {
  await tendCertificate(deps, nodeId);
  const { db, vault } = deps;
  const node = await db.node.findUniqueOrThrow({ where: { id: nodeId } });
  if (node.state === "unreachable" || node.edgeProblem !== null || node.edgeDigest === null) return;
  if (node.meshAddress !== null && node.meshCertificate === null) return void (await publishNode(deps, nodeId));
  const wanted = edgeMeshOf(await meshOf(db, vault, nodeId));
  if (!isSameJson(wanted, node.edgeMesh)) await publishNode(deps, nodeId);
}

/** One step of replacing the certificate by the next, if there is one to do; the edges then come after, each by itself. */
async function tendCertificate({ db, vault, now }: PublishDeps, nodeId: string): Promise<void> {
  const node = await db.node.findUniqueOrThrow({ where: { id: nodeId } });
  const { meshCertificate, meshUntil, meshOtherCertificate: other, sealedMeshOtherKey: otherKey } = node;
  if (meshCertificate === null || meshUntil === null) return;
  const step = judgeCertificate({
    now: now().getTime(),
    until: meshUntil.getTime(),
    other: other === null ? "none" : otherKey === null ? "former" : "next",
    known: other === null || otherKey === null ? "some" : await whoKnows(db, node, fingerprint(other)),
    shown: (node.edgeMesh as unknown as EdgeMesh | null)?.shows === fingerprint(meshCertificate),
  });
  // Only what was judged is changed.
  const where = { id: nodeId, meshCertificate, meshOtherCertificate: other };
  if (step === "make") {
    const { certificate, key, until } = makeCertificate(meshNameOfNode(nodeId), now());
    // Each key is sealed for the same place, so that it need not be opened to become the one that is shown.
    const sealed = vault.seal(key, keyPlace(nodeId));
    const next = { meshOtherCertificate: certificate, sealedMeshOtherKey: sealed, meshOtherUntil: until };
    await db.node.updateMany({ where, data: next });
  } else if (step === "switch")
    await db.node.updateMany({
      where,
      data: {
        ...{ meshCertificate: other, sealedMeshKey: otherKey, meshUntil: node.meshOtherUntil },
        ...{ meshOtherCertificate: meshCertificate, sealedMeshOtherKey: null, meshOtherUntil: meshUntil },
      },
    });
  else if (step === "forget")
    await db.node.updateMany({ where, data: { meshOtherCertificate: null, meshOtherUntil: null } });
}

/** Whether the edges that may talk to a node's were seen to believe a certificate of it. */
async function whoKnows(
  db: PublishDeps["db"],
  node: { readonly id: string; readonly organizationId: string | null },
  print: string,
): Promise<"all" | "ready" | "some"> {
  const others = await db.node.findMany({
    where: { ...servingNodes(node.organizationId), id: { not: node.id }, meshCertificate: { not: null } },
    select: { state: true, edgeMesh: true },
  });
  const ignorant = others.filter(({ edgeMesh }) => !(edgeMesh as unknown as EdgeMesh | null)?.believes.includes(print));
  if (ignorant.length === 0) return "all";
  return ignorant.every(({ state }) => state !== "ready") ? "ready" : "some";
}
