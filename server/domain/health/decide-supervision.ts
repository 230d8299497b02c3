import { takeOut } from "../rollout/drain";
import { isServing, replicaKey, splitReplicas } from "../rollout/replica";
import type { Action, Group, Observed, ObservedReplica } from "../rollout/types";
import { type CrashPolicy, emptyMemory, noteServing, type SlotMemory } from "./crash-memory";
import { describeSupervision } from "./describe-supervision";
import { judgeSlot } from "./judge-slot";

export interface SupervisionPolicy {
  /** what should serve; count 0 when the application is stopped */
  readonly group: Group;
  readonly crash: CrashPolicy;
  readonly healthyTimeoutMs: number;
  readonly drainDeadlineMs: number;
}

/** Plain JSON. Start from `initialSupervision` after each deployment, and when a person says "try again". */
export interface SupervisionState {
  readonly slots: Readonly<Record<number, SlotMemory>>;
  /** per group/slot/attempt */
  readonly drainingSince: Readonly<Record<string, number>>;
}

export const initialSupervision: SupervisionState = { slots: {}, drainingSince: {} };

export interface SupervisionDecision {
  readonly state: SupervisionState;
  readonly actions: readonly Action[];
  /** when to look again even if nothing is reported; null when all is well */
  readonly wakeAt: number | null;
  /** a sentence for people */
  readonly waitingFor: string;
  /** slots in a crash loop */
  readonly crashLoops: readonly number[];
}

const tickMs = 1_000;

/** One tick for an application that no deployment is working on: keep n of n serving, clear up what is left over. */
export function decideSupervision(
  policy: SupervisionPolicy,
  state: SupervisionState,
  observed: Observed,
  now: number,
): SupervisionDecision {
  const { group } = policy;
  const split = splitReplicas(group, observed.replicas);
  const slots: Record<number, SlotMemory> = {};
  const drainingSince: Record<string, number> = {};
  const actions: Action[] = [];
  const leave = (replica: ObservedReplica): void => {
    const force = replica.phase !== "healthy" || group.count === 0;
    const step = takeOut(replica, {
      drainingSince: state.drainingSince,
      deadlineMs: policy.drainDeadlineMs,
      force,
      now,
    });
    if (step.since !== null) drainingSince[replicaKey(replica)] = step.since;
    actions.push(...step.actions);
  };

  for (let slot = 1; slot <= group.count; slot++) {
    const replica = split.wanted.get(slot);
    const judged = judgeSlot(policy, state.slots[slot] ?? emptyMemory, replica, now);
    const memory = noteServing(
      policy.crash,
      judged.memory,
      replica !== undefined && isServing(replica) && !judged.lost,
      now,
    );
    slots[slot] = memory;
    if (replica && judged.lost) leave(replica);
    else if (replica) actions.push(...serve(replica));
    else if (
      memory.gaveUpAt === null &&
      now >= memory.notBefore &&
      !split.outgoing.some((other) => other.group === group.id && other.slot === slot)
    ) {
      const attempt = memory.seen >= memory.attempt ? memory.attempt + 1 : memory.attempt;
      slots[slot] = { ...memory, attempt };
      actions.push({ kind: "ensureReplica", group: group.id, slot, attempt });
    }
  }

  // Left-overs may be all that serves, after a return that failed: they go only when they are not needed.
  const serving = [...split.wanted.values()].filter(isServing).length;
  for (const replica of split.outgoing) if (serving >= group.count || !isServing(replica)) leave(replica);

  const crashLoops = Object.entries(slots)
    .filter(([, memory]) => memory.gaveUpAt !== null)
    .map(([slot]) => Number(slot));
  const settled = serving === group.count && split.outgoing.length === 0;
  return {
    state: { slots, drainingSince },
    actions,
    wakeAt: settled
      ? nextForget(policy, slots)
      : nextTry(slots, actions.length > 0 || observed.replicas.length > 0, now),
    waitingFor: describeSupervision(policy, slots, serving, now),
    crashLoops,
  };
}

function serve(replica: ObservedReplica): readonly Action[] {
  const { group, slot } = replica;
  if (isServing(replica)) return [{ kind: "keep", group, slot }];
  if (replica.phase === "healthy") return replica.routed ? [] : [{ kind: "route", group, slot, on: true }];
  return replica.phase === "unhealthy" && replica.routed ? [{ kind: "route", group, slot, on: false }] : [];
}

/** When the oldest stable slot with a past may be forgiven. */
function nextForget(policy: SupervisionPolicy, slots: Readonly<Record<number, SlotMemory>>): number | null {
  const times = Object.values(slots).flatMap(({ crashes, stableSince }) =>
    crashes.length > 0 && stableSince !== null ? [stableSince + policy.crash.stableMs] : [],
  );
  return times.length > 0 ? Math.min(...times) : null;
}

function nextTry(slots: Readonly<Record<number, SlotMemory>>, moving: boolean, now: number): number | null {
  if (moving) return now + tickMs;
  const times = Object.values(slots).flatMap(({ gaveUpAt, notBefore }) =>
    gaveUpAt === null ? [Math.max(notBefore, now + 1)] : [],
  );
  return times.length > 0 ? Math.min(...times) : null;
}
