import { faultOf, isServing } from "../rollout/replica";
import type { ObservedReplica } from "../rollout/types";
import type { Watch } from "../rollout/watch";
import { addCrash, type CrashPolicy, type SlotMemory } from "./crash-memory";

interface SlotPolicy {
  readonly crash: CrashPolicy;
  readonly healthyTimeoutMs: number;
}

export interface SlotJudgement {
  readonly memory: SlotMemory;
  /** the replica is given up: take it out and replace it */
  readonly lost: boolean;
}

export interface SlotLook {
  readonly watch: Watch | null;
  /** what was in the slot was given up with its node: no failure of its own */
  readonly wentWithNode: boolean;
  readonly now: number;
}

/** Counts each failure of the slot once: a replica that fell over or is gone, or a restart that the engine did by itself. */
export function judgeSlot(
  policy: SlotPolicy,
  before: SlotMemory,
  replica: ObservedReplica | undefined,
  { watch, wentWithNode, now }: SlotLook,
): SlotJudgement {
  if (!replica)
    return {
      memory: wentWithNode ? { ...before, failed: before.seen } : judgeAbsence(policy, before, now),
      lost: false,
    };
  const fresh = replica.attempt > before.seen;
  const attempt = Math.max(before.attempt, replica.attempt);
  // The restarts of a replica never seen before lie in an unknown past.
  let memory: SlotMemory = { ...before, attempt, seen: attempt, restarts: fresh ? replica.restarts : before.restarts };
  if (replica.restarts > memory.restarts)
    memory = addCrash(policy.crash, { ...memory, restarts: replica.restarts }, now);
  const given = replica.attempt <= memory.failed;
  const stopping = replica.stoppingSince !== null;
  const fault = stopping ? null : faultOf(replica, { healthyTimeoutMs: policy.healthyTimeoutMs, watch, now });
  if (stopping) memory = { ...memory, failed: Math.max(memory.failed, replica.attempt) };
  if (fault && !given && memory.gaveUpAt === null)
    memory = { ...addCrash(policy.crash, memory, now), failed: replica.attempt };
  // In a crash loop a replica that still runs stays, without traffic: it may recover, and its log tells why.
  // One that was left to serve while a later one should take its place, and failed, serves on.
  const kept = replica.attempt < memory.failed && isServing(replica);
  const lost =
    stopping || (replica.attempt <= memory.failed && !kept) || (fault !== null && replica.phase === "exited");
  return { memory, lost };
}

/** Gone without our doing: somebody removes containers. It is replaced, but not faster than one that crashes. */
function judgeAbsence(policy: SlotPolicy, memory: SlotMemory, now: number): SlotMemory {
  if (memory.seen <= memory.failed || memory.gaveUpAt !== null) return memory;
  return { ...addCrash(policy.crash, memory, now), failed: memory.seen };
}
