import { takeOut } from "../rollout/drain";
import { isServing, replicaKey, type Split, splitReplicas } from "../rollout/replica";
import { takeIn } from "../rollout/take-in";
import type { Action, Group, Observed, ObservedReplica, RolloutSpec } from "../rollout/types";
import { noteLook, type Watch } from "../rollout/watch";
import { type CrashPolicy, emptyMemory, noteServing, type SlotMemory } from "./crash-memory";
import { describeSupervision } from "./describe-supervision";
import { judgeSlot } from "./judge-slot";

export interface SupervisionPolicy {
  /** what should serve; count 0 when the application is stopped */
  readonly group: Group;
  /** stop-first where only one container may run in a slot, whichever group it is of */
  readonly order: RolloutSpec["order"];
  readonly crash: CrashPolicy;
  readonly healthyTimeoutMs: number;
  readonly drainDeadlineMs: number;
}

/** Plain JSON. Start from `initialSupervision` after each deployment, and when a person says "try again". */
export interface SupervisionState {
  readonly slots: Readonly<Record<number, SlotMemory>>;
  /** per group/slot/attempt */
  readonly drainingSince: Readonly<Record<string, number>>;
  /** kept while a replica is being proven */
  readonly watch?: Watch | null;
}

export const initialSupervision: SupervisionState = { slots: {}, drainingSince: {}, watch: null };

export interface SupervisionDecision {
  readonly state: SupervisionState;
  readonly actions: readonly Action[];
  /** when to look again even if nothing is reported; null when all is well */
  readonly wakeAt: number | null;
  /** a sentence for people */
  readonly waitingFor: string;
  /** replicas that were seen to serve, of those that shall */
  readonly serving: number;
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
  const watch = noteLook(state.watch, now);
  const gone = new Set(observed.lost);
  const mover = chooseMover(policy, split);
  const slots: Record<number, SlotMemory> = {};
  const actions: Action[] = [];
  const leaving: ObservedReplica[] = [];

  for (let slot = 1; slot <= group.count; slot++) {
    const replica = split.wanted.get(slot);
    const before = state.slots[slot] ?? emptyMemory;
    const wentWithNode = gone.has(replicaKey({ group: group.id, slot, attempt: before.seen }));
    const { memory: judged, lost } = judgeSlot(policy, before, replica, { watch, wentWithNode, now });
    const memory = noteServing(policy.crash, judged, replica !== undefined && isServing(replica) && !lost, now);
    slots[slot] = memory;
    if (replica && lost) leaving.push(replica);
    else if (replica && policy.order === "stop-first" && (replica === mover || hasLeft(replica))) leaving.push(replica);
    else if (replica) actions.push(...takeIn(replica));
    const free = !replica && holdersOf(policy, split, slot).length === 0;
    // One that moves serves until another one does in its slot.
    const moves = replica !== undefined && replica === mover && policy.order === "start-first";
    if (isDue(memory, now) && (free || moves)) {
      const attempt = memory.seen >= memory.attempt ? memory.attempt + 1 : memory.attempt;
      slots[slot] = { ...memory, attempt };
      actions.push({ kind: "ensureReplica", group: group.id, slot, attempt });
    }
  }

  const serving = [...split.wanted.values()].filter(isServing).length;
  leaving.push(...leftOvers(policy, split, slots, serving, now));
  const drainingSince: Record<string, number> = {};
  for (const replica of leaving) {
    const force = replica.phase !== "healthy" || group.count === 0;
    const rules = { drainingSince: state.drainingSince, deadlineMs: policy.drainDeadlineMs, force, now };
    const step = takeOut(replica, rules);
    if (step.since !== null) drainingSince[replicaKey(replica)] = step.since;
    actions.push(...step.actions);
  }

  const proving = observed.replicas.some(({ phase }) => phase === "starting");
  const settled = serving === group.count && split.outgoing.length === 0 && mover === null;
  const moving = actions.length > 0 || observed.replicas.length > 0;
  return {
    state: { slots, drainingSince, watch: proving ? watch : null },
    actions,
    wakeAt: settled ? nextForget(policy, slots) : nextTry(slots, moving, now),
    waitingFor: describeSupervision(policy, slots, countServingSlots(policy, observed.replicas), now),
    serving: countServingSlots(policy, observed.replicas),
    crashLoops: Object.keys(slots)
      .map(Number)
      .filter((slot) => slots[slot]?.gaveUpAt !== null),
  };
}

/** Slots with a replica that serves, whichever of two it is while one moves. */
const countServingSlots = ({ group }: SupervisionPolicy, replicas: readonly ObservedReplica[]): number =>
  new Set(
    replicas
      .filter((one) => one.group === group.id && one.slot <= group.count && isServing(one))
      .map(({ slot }) => slot),
  ).size;

/** It lost its traffic because it shall leave its node: that goes on. */
const hasLeft = ({ misplaced, routed, phase }: ObservedReplica): boolean =>
  misplaced === true && !routed && phase === "healthy";

/** The one replica that may leave its node now: all serve and nothing else is on its way, so that it alone is at risk. */
function chooseMover({ group }: SupervisionPolicy, { wanted, outgoing }: Split): ObservedReplica | null {
  const all = [...wanted.values()];
  if (outgoing.length > 0 || all.length < group.count || !all.every(isServing)) return null;
  return all.find(({ misplaced }) => misplaced) ?? null;
}

const isDue = (memory: SlotMemory, now: number): boolean => memory.gaveUpAt === null && now >= memory.notBefore;

/** What has to leave a slot before a new replica may be made in it. */
const holdersOf = ({ group, order }: SupervisionPolicy, { outgoing }: Split, slot: number) =>
  outgoing.filter((other) => other.slot === slot && (other.group === group.id || order === "stop-first"));

/**
 * Left-overs may be all that serves, after a return that failed: they go only when they are not needed. Where only one may run in
 * a slot, one of them makes room at a time, and only while nothing else is on its way.
 */
function leftOvers(
  policy: SupervisionPolicy,
  split: Split,
  slots: Readonly<Record<number, SlotMemory>>,
  serving: number,
  now: number,
): readonly ObservedReplica[] {
  if (serving >= policy.group.count) return split.outgoing;
  const idle = split.outgoing.filter((replica) => !isServing(replica));
  if (idle.length > 0 || split.wanted.size > serving) return idle;
  const due = Object.entries(slots).filter(([slot, memory]) => !split.wanted.has(Number(slot)) && isDue(memory, now));
  const holders = due.map(([slot]) => holdersOf(policy, split, Number(slot)));
  // A slot that is free is filled first.
  return holders.every((all) => all.length > 0) ? (holders[0] ?? []).slice(0, 1) : [];
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
