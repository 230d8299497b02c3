import { isDiskFull, isEngineError } from "../../docker/engine-error";
import type { ReasonCode } from "../../domain/deployment/reason-codes";
import type { Action } from "../../domain/rollout/types";
import { findUnconfirmed } from "../edge/confirm";
import { publishServing } from "../edge/publish-serving";
import { ensureReplica } from "./ensure-replica";
import { createTurns } from "./in-turn";
import type { World } from "./load-world";
import type { Observation, Seen } from "./observe";
import type { ReconcileDeps } from "./reconcile-deps";
import { retireReplica } from "./retire-replica";

export interface Ran {
  /** what no later try can mend; with the name of its node, where it is about one */
  readonly fatal: { readonly reason: ReasonCode; readonly node: string | null } | null;
}

/** Runs what was decided. Each action is ensure-style: one that fails is ordered again at the next tick. */
export async function runActions(
  deps: ReconcileDeps,
  world: World,
  { seen }: Observation,
  actions: readonly Action[],
  graceMs: number,
  now: number,
): Promise<Ran> {
  let fatal: Ran["fatal"] = null;
  const inTurn = createTurns();
  const run = async (action: Action): Promise<void> => {
    const held = find(seen, action);
    switch (action.kind) {
      case "ensureReplica":
        return ensureReplica(deps, world, action, inTurn);
      case "route":
        if (held) await deps.db.replica.update({ where: { id: held.row.id }, data: { routed: action.on } });
        return;
      case "retire":
        if (held) await retireReplica(deps, world, held, graceMs, now);
        return;
      case "keep":
        if (held && held.container.restart !== "unless-stopped")
          await (await deps.engines.get(held.row.nodeId)).setRestartPolicy(held.row.containerName, "unless-stopped");
    }
  };
  // Routes first and published, so that nothing is stopped that the edge still sends to.
  const [routes, others] = [actions.filter(isRoute), actions.filter((action) => !isRoute(action))];
  for (const action of routes) await run(action);
  const { organizationId } = world.application.project;
  const owners = await findUnconfirmed(deps.db, { id: world.id, organizationId });
  if (owners.length > 0) await publishServing(deps, organizationId, owners);
  const results = await Promise.allSettled(others.map(run));
  for (const [index, result] of results.entries()) {
    if (result.status === "fulfilled") continue;
    if (isEngineError(result.reason, "image_missing")) fatal = { reason: "image_missing", node: null };
    else if (isSecretsLocked(result.reason)) fatal = { reason: "secrets_locked", node: null };
    else if (isDiskFull(result.reason)) fatal = { reason: "disk_low", node: await nodeOf(deps, world, others[index]) };
    else throw result.reason;
  }
  return { fatal };
}

/** The name of the node on which a replica is to be: its row is there before all else. */
async function nodeOf(deps: ReconcileDeps, world: World, action: Action | undefined): Promise<string | null> {
  if (action === undefined) return null;
  const row = await deps.db.replica.findFirst({
    where: { appEnvironmentId: world.id, groupId: action.group, slot: action.slot, removedAt: null },
    orderBy: { attempt: "desc" },
    select: { node: { select: { name: true } } },
  });
  return row?.node.name ?? null;
}

const isRoute = (action: Action): boolean => action.kind === "route";

const isSecretsLocked = (error: unknown): boolean => error instanceof Error && "keyId" in error;

function find(seen: readonly Seen[], action: Action): Seen | undefined {
  const { group, slot, attempt } = action;
  return seen.find(({ row }) => row.groupId === group && row.slot === slot && row.attempt === attempt);
}
