import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Deps } from "../../context";
import type { Database, Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { AppError, isAppError } from "../../domain/errors";
import type { Edge } from "../../edge/edge";
import { type BuiltTable, buildTable } from "./build-table";
import { type EdgeMesh, edgeMeshOf, ensureMeshCertificate } from "./mesh-of";
import { noteLive, noteRefused } from "./note-published";
import { limitRuns } from "./limit-runs";
import { shareRuns } from "./share-runs";

const workMs = 50_000;
const transactionMs = workMs + 10_000;

export type PublishDeps = Pick<Deps, "db" | "edges" | "vault" | "now">;

/** Each holds a connection to the database while its edge takes the routes: slow edges leave half of them to everybody else. */
const atOnce = 4;
const limits = new WeakMap<Database, ReturnType<typeof limitRuns>>();

const runs = new WeakMap<Database, ReturnType<typeof shareRuns<string | null>>>();

/**
 * Makes the routes that the rows of a node wish for live, and notes which replicas the edge was seen to serve; an edge that does
 * not answer is brought up first. One publisher at a time per node: those of this process share runs, for each that waited
 * would hold a connection to the database, and a lock keeps out those of others. The node's row is only kept from being removed:
 * an edge may take its time, and whoever notes that the node was seen must not wait for it. A table that is live already is not
 * published again.
 * @returns the sentence of the edge when it does not take the table, else null
 */
export function publishNode(deps: PublishDeps, nodeId: string): Promise<string | null> {
  const share = runs.get(deps.db) ?? shareRuns<string | null>();
  runs.set(deps.db, share);
  return share(nodeId, () => publish(deps, nodeId, false));
}

/** Like publishNode, and brings the edge's containers to what they should be, though they may answer. */
export const bringUpEdge = (deps: PublishDeps, nodeId: string): Promise<string | null> => publish(deps, nodeId, true);

/** Like publishNode, for those who cannot go on without it. @throws AppError unavailable */
export async function requirePublished(deps: PublishDeps, nodeId: string): Promise<void> {
  const problem = await publishNode(deps, nodeId);
  if (problem !== null) throw new AppError("unavailable", problem);
}

async function publish(
  { db, edges, vault, now }: PublishDeps,
  nodeId: string,
  ensure: boolean,
): Promise<string | null> {
  const edge = await edges.get(nodeId);
  const limit = limits.get(db) ?? limitRuns(atOnce);
  limits.set(db, limit);
  const work = async (tx: Transaction): Promise<string | null> => {
    await tx.$queryRaw`select 1 from pg_advisory_xact_lock(hashtext('docker-manager edge'), hashtext(${nodeId}))`;
    const [node] = await tx.$queryRaw<PublishedNode[]>`
        select "edgeLive", "edgeDigest", "edgeMesh" from "Node" where "id" = ${nodeId} for key share`;
    if (!node) return null;
    await ensureMeshCertificate(tx, vault, nodeId, now());
    const built = await buildTable(tx, vault, nodeId);
    const mesh = edgeMeshOf(built.table.mesh);
    const digest = createHash("sha256").update(JSON.stringify(built.table)).digest("hex");
    const live = ensure ? null : await edge.liveRevision();
    if (digest === node.edgeDigest && live === node.edgeLive) {
      await noteLive(tx, nodeId, built);
      return null;
    }
    const revision = await nextRevision(tx);
    // An entry point that comes, goes or moves starts the edge again.
    const stale = live === null || mesh?.port !== node.edgeMesh?.port;
    const problem = await inTime(() => makeLive(tx, nodeId, edge, built, revision, stale));
    const done = {
      ...{ edgeLive: revision, edgeDigest: digest, edgeSeenAt: new Date() },
      edgeMesh: mesh === null ? Prisma.DbNull : (mesh as unknown as Prisma.InputJsonValue),
    };
    await tx.node.update({
      where: { id: nodeId },
      data: { edgeWanted: revision, edgeProblem: problem, ...(problem === null ? done : { edgeDigest: null }) },
    });
    if (problem === null) await noteLive(tx, nodeId, built);
    return problem;
  };
  return limit(() => db.$transaction(work, { timeout: transactionMs, maxWait: transactionMs }));
}

interface PublishedNode {
  readonly edgeLive: number;
  readonly edgeDigest: string | null;
  readonly edgeMesh: EdgeMesh | null;
}

async function makeLive(
  tx: Transaction,
  nodeId: string,
  edge: Edge,
  built: BuiltTable,
  revision: number,
  ensure: boolean,
): Promise<void> {
  const { table } = built;
  if (ensure) {
    const networks = await tx.nodeNetwork.findMany({ where: { nodeId }, select: { name: true } });
    await edge.ensure({ table, revision, networks: networks.map(({ name }) => name) });
  }
  await noteRefused(tx, built, await edge.publish(table, revision));
}

/** @returns the sentence of what failed, or of not having ended in time; the transaction has to end in any case */
async function inTime(work: () => Promise<void>): Promise<string | null> {
  const ended = new AbortController();
  const late = sleep(workMs, "The edge did not take its new routes in time. Check the load of the node.", {
    signal: ended.signal,
  });
  late.catch(() => {});
  const done = work().then(
    () => null,
    (error: unknown) => (isAppError(error) ? error.message : String(error)),
  );
  return Promise.race([done, late]).finally(() => ended.abort());
}

/** Never given twice, even when this transaction is rolled back: a killed publisher's table must not pass for this one. */
async function nextRevision(tx: Transaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ revision: number }[]>`select nextval('edge_revision')::int as revision`;
  if (row === undefined) throw new Error("The sequence of revisions gave nothing.");
  return row.revision;
}
