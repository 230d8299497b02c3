import type { ContainerState } from "../../docker/engine";
import type { ReleaseSpec } from "../../domain/application/config";
import type { ObservedReplica } from "../../domain/rollout/types";
import { readConfirmed } from "../edge/confirm";
import { recordEvent } from "../../events/record-event";
import { judgePhase } from "./judge-phase";
import type { ReplicaRow, World } from "./load-world";
import { askReplica } from "./ask-replica";
import type { ReconcileDeps } from "./reconcile-deps";

export interface Seen {
  readonly row: ReplicaRow;
  readonly container: ContainerState;
  readonly observed: ObservedReplica;
}

export interface Observation {
  readonly seen: readonly Seen[];
  readonly edgeProblem: string | null;
  /** some probe's answer is awaited, or was bad: look again soon */
  readonly open: boolean;
}

/** Looks at every replica: its container, its probes, its connections. Notes in the rows what has changed. */
export async function observe(deps: ReconcileDeps, world: World, now: number): Promise<Observation> {
  const engine = await deps.engines.get(world.nodeId);
  const specs = await loadSpecs(deps, world);
  const { organizationId } = world.application.project;
  const [edgeProblem, connections, isConfirmed, containers] = await Promise.all([
    readEdgeProblem(deps, world),
    readConnections(deps, world),
    readConfirmed(deps.db, { id: world.id, organizationId }),
    Promise.all(world.replicas.map(({ containerName }) => engine.inspect(containerName))),
  ]);
  const seen: Seen[] = [];
  const changes: { id: string; data: object }[] = [];
  for (const [index, row] of world.replicas.entries()) {
    const container = containers[index] ?? null;
    const spec = specs.get(row.releaseId);
    if (container === null || spec === undefined) {
      // never made: the decision orders it again. Made and gone: somebody else removed it.
      if (row.phase !== "creating") changes.push({ id: row.id, data: { removedAt: new Date(now), routed: false } });
      continue;
    }
    const restarted = container.restartCount > row.restarts;
    const before = restarted ? { ...row, phase: "starting" } : row;
    const { phase, exitCode } = judgePhase(before, container, spec.health, deps.book, now);
    if (container.status === "running" && row.stoppingSince === null) askReplica(deps, world, row, spec, phase, now);
    const healthOutput = deps.book.detail(row.id) ?? container.error ?? container.healthOutput ?? row.healthOutput;
    const told = phase !== "healthy" && healthOutput !== row.healthOutput;
    const changed = phase !== row.phase || container.restartCount !== row.restarts || told;
    const since = phase === row.phase && !restarted ? row.phaseSince.getTime() : now;
    if (changed) {
      const data = { phase, phaseSince: new Date(since), exitCode, restarts: container.restartCount, healthOutput };
      changes.push({ id: row.id, data });
    }
    const open = connections?.get(`${row.address}:${row.port}`) ?? 0;
    seen.push({
      row,
      container,
      observed: {
        group: row.groupId,
        slot: row.slot,
        attempt: row.attempt,
        phase,
        since,
        exitCode,
        unstarted: container.status === "created" && phase === "starting",
        routed: row.routed,
        confirmed: isConfirmed(row),
        connections: connections === null ? null : open,
        stoppingSince: row.stoppingSince?.getTime() ?? null,
        restarts: container.restartCount,
      },
    });
  }
  if (changes.length > 0) await note(deps, world, changes);
  return { seen, edgeProblem, open: seen.some(({ row }) => deps.book.isOpen(row.id)) };
}

/** Of the whole edge, or of a domain of this application alone. */
async function readEdgeProblem(deps: ReconcileDeps, world: World): Promise<string | null> {
  const [node, domain] = await Promise.all([
    deps.db.node.findUniqueOrThrow({ where: { id: world.nodeId }, select: { edgeProblem: true } }),
    deps.db.domain.findFirst({ where: { appEnvironmentId: world.id, problem: { not: null } } }),
  ]);
  return node.edgeProblem ?? (domain && `${domain.host}${domain.path}: ${domain.problem}`);
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
async function readConnections(deps: ReconcileDeps, world: World): Promise<ReadonlyMap<string, number> | null> {
  const draining = world.replicas.some(({ routed, phase }) => !routed && phase !== "starting" && phase !== "creating");
  if (!draining) return null;
  return (await deps.edges.get(world.nodeId)).connections();
}

async function loadSpecs(deps: ReconcileDeps, world: World): Promise<ReadonlyMap<string, ReleaseSpec>> {
  const ids = [...new Set(world.replicas.map(({ releaseId }) => releaseId))];
  const releases = await deps.db.release.findMany({ where: { id: { in: ids } }, select: { id: true, spec: true } });
  return new Map(releases.map(({ id, spec }) => [id, spec as unknown as ReleaseSpec]));
}
