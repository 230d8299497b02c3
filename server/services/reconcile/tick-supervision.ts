import { defaultConfig, type ReleaseSpec } from "../../domain/application/config";
import { defaultCrashPolicy } from "../../domain/health/crash-memory";
import {
  decideSupervision,
  initialSupervision,
  type SupervisionPolicy,
  type SupervisionState,
} from "../../domain/health/decide-supervision";
import { nextOwnLook } from "../../domain/health/own-look";
import type { World } from "./load-world";
import { noteSupervision } from "./note-supervision";
import { type Observation, observe, toDecideOn } from "./observe";
import type { ReconcileDeps } from "./reconcile-deps";
import { runActions } from "./run-actions";

const staleMs = 30_000;
const openMs = 250;
/** What a person has to mend, such as a full disk, is tried again so often. */
const hopelessMs = 5_000;

/** One tick of an application that no rollout works on: n of n shall serve, and nothing else be left. @returns when to tick again */
export async function tickSupervision(deps: ReconcileDeps, world: World): Promise<number | null> {
  const now = deps.now().getTime();
  const observation = await observe(deps, world, now);
  await dropUnmade(deps, world, now);
  const spec = await readSpec(deps, world);
  const policy: SupervisionPolicy = {
    group: wanted(world),
    order: spec.rollout.order,
    crash: { ...defaultCrashPolicy, ...spec.restart },
    healthyTimeoutMs: spec.rollout.healthyTimeoutMs,
    drainDeadlineMs: spec.rollout.drainMs,
  };
  const stored = world.supervision as unknown as SupervisionState | null;
  const state = stored?.slots === undefined ? initialSupervision : stored;
  const observed = toDecideOn(world, observation);
  const decision = decideSupervision(policy, state, observed, now);
  await noteSupervision(deps, world, decision, policy.group.count);
  const { fatal } = await runActions(deps, world, observation, decision.actions, spec.rollout.stopGraceMs, now);
  await haltCrashLoops(deps, observation, decision.crashLoops);
  if (fatal !== null) return now + hopelessMs;
  if (decision.wakeAt === null) {
    const serves = policy.group.count > 0;
    return observation.open ? now + openMs : serves ? nextOwnLook(spec.health, now) : null;
  }
  return decision.actions.length > 0 || observation.open ? now + openMs : decision.wakeAt;
}

/** Nothing is wanted of an application that is being deleted. */
const wanted = (world: World) => ({
  id: world.currentGroupId ?? "",
  count: world.application.deletingSince === null && world.currentGroupId !== null ? world.desiredCount : 0,
});

async function readSpec(deps: ReconcileDeps, world: World): Promise<Omit<ReleaseSpec, "port">> {
  if (world.currentReleaseId === null) return defaultConfig;
  const release = await deps.db.release.findUnique({ where: { id: world.currentReleaseId }, select: { spec: true } });
  return (release?.spec as unknown as ReleaseSpec | undefined) ?? defaultConfig;
}

/** The engine would start a crashing replica again for ever; given up means given up. */
async function haltCrashLoops(deps: ReconcileDeps, { seen }: Observation, slots: readonly number[]): Promise<void> {
  for (const { row, container } of seen)
    if (slots.includes(row.slot) && container.restart !== "no")
      await (await deps.engines.get(row.nodeId)).setRestartPolicy(row.containerName, "no");
}

/** Rows of containers that were never made, because their deployment ended first. */
async function dropUnmade(deps: ReconcileDeps, world: World, now: number): Promise<void> {
  const old = new Date(now - staleMs);
  const where = { appEnvironmentId: world.id, removedAt: null, phase: "creating", createdAt: { lt: old } };
  await deps.db.replica.updateMany({ where, data: { removedAt: new Date(now) } });
}
