import { setTimeout as sleep } from "node:timers/promises";
import { withLease } from "../../db/lease";
import { describeReason } from "../../domain/deployment/describe-reason";
import type { RolloutState } from "../../domain/rollout/types";
import { wakeReconcile } from "../../jobs/add-job";
import { activate } from "./activate";
import { endEarly } from "./finish-deployment";
import { giveUpLost } from "./give-up-lost";
import { activeOf, loadWorld, type World } from "./load-world";
import type { ReconcileDeps } from "./reconcile-deps";
import { tickRollout } from "./tick-rollout";
import { tickSupervision } from "./tick-supervision";

/** A later look than this is a job of its own: the driver does not stay for it. */
const stayMs = 3_000;
const retryMs = 500;
const busyMs = 1_000;
/** A node that does not answer this long after the last look ends the rollout that waits for it. */
const unreachableMs = 5 * 60_000;
/** Nobody looked before this process began. */
const began = Date.now();

/**
 * The driver of an application in an environment: looks, decides, acts, until nothing is left to do. Only one runs at a time;
 * one that finds another at work looks in again a moment later, so that no wish is missed.
 */
export async function reconcile(deps: ReconcileDeps, appEnvironmentId: string, signal: AbortSignal): Promise<void> {
  const held = await withLease(deps.db, "AppEnvironment", appEnvironmentId, async (lost) =>
    drive(deps, appEnvironmentId, AbortSignal.any([signal, lost])),
  );
  const next = held === null ? deps.now().getTime() + busyMs : held.result;
  if (next !== null) await wakeReconcile(deps.db, appEnvironmentId, new Date(next));
}

/** @returns when somebody should look again; null when all is as wanted */
async function drive(deps: ReconcileDeps, id: string, signal: AbortSignal): Promise<number | null> {
  for (;;) {
    if (signal.aborted) return deps.now().getTime();
    const next = await tick(deps, id);
    if (next === null) return null;
    const wait = next - deps.now().getTime();
    if (wait > stayMs) return next;
    if (wait > 0) await sleep(wait, undefined, { signal }).catch(() => {});
  }
}

async function tick(deps: ReconcileDeps, id: string): Promise<number | null> {
  const loaded = await loadWorld(deps.db, id);
  if (loaded === null) return null;
  const active = activeOf(loaded);
  let world = loaded;
  try {
    world = await giveUpLost(deps, loaded);
    if (active !== null && active.status !== "BUILDING") return await tickRollout(deps, world, active);
    const queued = world.deployments.find(({ status }) => status === "QUEUED");
    if (active === null && queued !== undefined) {
      await activate(deps, world, queued);
      return deps.now().getTime();
    }
    return await tickSupervision(deps, world);
  } catch (error) {
    await noteTrouble(deps, world, error);
    return deps.now().getTime() + retryMs;
  }
}

/** A machine that does not answer is waited for: everything decided is in the rows. */
async function noteTrouble(deps: ReconcileDeps, world: World, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  const active = activeOf(world);
  if (active === null || active.status === "BUILDING") {
    if (world.note !== message)
      await deps.db.appEnvironment.update({ where: { id: world.id }, data: { note: message } });
    return;
  }
  const now = deps.now();
  const looked = (active.state as unknown as RolloutState | null)?.watch?.last ?? active.startedAt?.getTime() ?? 0;
  const since = Math.max(looked, began);
  if (now.getTime() - since > unreachableMs) {
    const end = {
      from: ["DEPLOYING", "MONITORING"],
      status: "FAILED",
      reason: "node_unreachable",
      message: describeReason("node_unreachable"),
      now,
    } as const;
    return deps.db.$transaction((tx) => endEarly(tx, world, active.id, end));
  }
  if (active.waitingFor !== message)
    await deps.db.deployment.update({ where: { id: active.id }, data: { waitingFor: message } });
}
