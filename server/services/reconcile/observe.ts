import { setTimeout as sleep } from "node:timers/promises";
import type { ContainerState } from "../../docker/engine";
import { replicaKey } from "../../domain/rollout/replica";
import type { Observed, ObservedReplica } from "../../domain/rollout/types";
import { readConfirmed } from "../edge/confirm";
import { recordEvent } from "../../events/record-event";
import { judgePhase } from "./judge-phase";
import type { ReplicaRow, World } from "./load-world";
import { toObserved } from "../applications/to-observed";
import { askReplica } from "./ask-replica";
import { findMisplaced } from "./find-misplaced";
import { loadSpecs } from "./give-up-lost";
import type { ReconcileDeps } from "./reconcile-deps";

export interface Seen {
  readonly row: ReplicaRow;
  readonly container: ContainerState;
  readonly observed: ObservedReplica;
}

export interface Observation {
  readonly seen: readonly Seen[];
  /** all that there is to decide on: what was seen, and what is on nodes that did not answer, as it was seen last */
  readonly replicas: readonly ObservedReplica[];
  readonly edgeProblem: string | null;
  /** some probe's answer is awaited, or was bad: look again soon */
  readonly open: boolean;
}

/** What the rollout and supervision decide on. */
export const toDecideOn = (world: World, { replicas, edgeProblem }: Observation): Observed => ({
  replicas,
  edgeProblem,
  lost: world.lost.map(({ groupId: group, slot, attempt }) => replicaKey({ group, slot, attempt })),
});

/** A node that does not answer in this time is passed over: the others are looked at, and decided on, without it. */
const answerMs = 4_000;

/** Looks at every replica: its container, its probes, its connections. Notes in the rows what has changed. */
export async function observe(deps: ReconcileDeps, world: World, now: number): Promise<Observation> {
  const { organizationId } = world.application.project;
  const [specs, edgeProblem, nodes, isConfirmed] = await Promise.all([
    loadSpecs(deps, world.replicas),
    readEdgeProblem(deps, world),
    lookAtNodes(deps, world),
    readConfirmed(deps.db, { id: world.id, organizationId }),
  ]);
  const seen: Seen[] = [];
  const unseen: ObservedReplica[] = [];
  const changes: { id: string; data: object }[] = [];
  const misplaced = await findMisplaced(deps, world, specs);
  for (const row of world.replicas) {
    const node = nodes.get(row.nodeId) ?? null;
    if (node === null) {
      unseen.push(toObserved(row));
      continue;
    }
    const container = node.containers.get(row.containerName) ?? null;
    const spec = specs.get(row.releaseId);
    if (container === null || spec === undefined) {
      // never made: the decision orders it again. Made and gone: somebody else removed it.
      if (row.phase !== "creating") changes.push({ id: row.id, data: { removedAt: new Date(now), routed: false } });
      continue;
    }
    const restarted = container.restartCount > row.restarts;
    const before = restarted ? { ...row, phase: "starting" } : row;
    const { phase, exitCode } = judgePhase(before, container, spec.health, deps.book, now);
    if (container.status === "running" && row.stoppingSince === null) askReplica(deps, row, spec, phase, now);
    const healthOutput = deps.book.detail(row.id) ?? container.error ?? container.healthOutput ?? row.healthOutput;
    const told = phase !== "healthy" && healthOutput !== row.healthOutput;
    const changed = phase !== row.phase || container.restartCount !== row.restarts || told;
    const since = phase === row.phase && !restarted ? row.phaseSince.getTime() : now;
    if (changed) {
      const data = { phase, phaseSince: new Date(since), exitCode, restarts: container.restartCount, healthOutput };
      changes.push({ id: row.id, data });
    }
    seen.push({
      row,
      container,
      observed: {
        ...toObserved(row),
        ...{ phase, since, exitCode, restarts: container.restartCount },
        unstarted: container.status === "created" && phase === "starting",
        confirmed: isConfirmed(row),
        connections: node.connections === null ? null : (node.connections.get(`${row.address}:${row.port}`) ?? 0),
        misplaced: misplaced.has(row.id),
      },
    });
  }
  if (changes.length > 0) await note(deps, world, changes);
  const replicas = [...seen.map(({ observed }) => observed), ...unseen];
  return { seen, replicas, edgeProblem, open: seen.some(({ row }) => deps.book.isOpen(row.id)) };
}

interface LookedAt {
  readonly containers: ReadonlyMap<string, ContainerState | null>;
  readonly connections: ReadonlyMap<string, number> | null;
}

/** What each node says of the replicas on it, all asked at once; null where it does not answer. Alone it is waited for. */
async function lookAtNodes(deps: ReconcileDeps, world: World): Promise<ReadonlyMap<string, LookedAt | null>> {
  const ids = [...new Set(world.replicas.map(({ nodeId }) => nodeId))];
  const found = await Promise.all(
    ids.map(async (id) => {
      const rows = world.replicas.filter(({ nodeId }) => nodeId === id);
      if (ids.length === 1) return [id, await lookAt(deps, id, rows)] as const;
      if (rows[0]?.node.state === "unreachable") return [id, null] as const;
      return [id, await inTime(lookAt(deps, id, rows))] as const;
    }),
  );
  return new Map(found);
}

async function inTime<T>(work: Promise<T>): Promise<T | null> {
  const late = new AbortController();
  const silence = sleep(answerMs, null, { signal: late.signal }).catch(() => null);
  return Promise.race([work.catch(() => null), silence]).finally(() => late.abort());
}

async function lookAt(deps: ReconcileDeps, nodeId: string, rows: readonly ReplicaRow[]): Promise<LookedAt> {
  const engine = await deps.engines.get(nodeId);
  const [connections, containers] = await Promise.all([
    readConnections(deps, nodeId, rows),
    Promise.all(rows.map(async ({ containerName: name }) => [name, await engine.inspect(name)] as const)),
  ]);
  return { connections, containers: new Map(containers) };
}

/** Of the edge of a node that its replicas are on, or of a domain of this application alone. */
async function readEdgeProblem(deps: ReconcileDeps, world: World): Promise<string | null> {
  const ids = [...new Set(world.replicas.map(({ nodeId }) => nodeId))];
  const [node, domain] = await Promise.all([
    deps.db.node.findFirst({
      where: { id: { in: ids }, state: { not: "unreachable" }, edgeProblem: { not: null } },
      select: { edgeProblem: true },
    }),
    deps.db.domain.findFirst({ where: { appEnvironmentId: world.id, problem: { not: null } } }),
  ]);
  return node?.edgeProblem ?? (domain && `${domain.host}${domain.path}: ${domain.problem}`);
}

async function note(
  deps: ReconcileDeps,
  world: World,
  changes: readonly { id: string; data: object }[],
): Promise<void> {
  const { project } = world.application;
  await deps.db.$transaction(async (tx) => {
    for (const { id, data } of changes) await tx.replica.update({ where: { id }, data });
    await recordEvent(tx, {
      organizationId: project.organizationId,
      type: "container.status",
      subjectId: world.applicationId,
      payload: { projectId: project.id, appEnvironmentId: world.id },
    });
  });
}

/** Asked only while something drains: it costs a call to the node. */
async function readConnections(
  deps: ReconcileDeps,
  nodeId: string,
  rows: readonly ReplicaRow[],
): Promise<ReadonlyMap<string, number> | null> {
  const draining = rows.some(({ routed, phase }) => !routed && phase !== "starting" && phase !== "creating");
  return draining ? (await deps.edges.get(nodeId)).connections() : null;
}
