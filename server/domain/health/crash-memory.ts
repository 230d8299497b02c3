/** What is remembered of one slot between ticks. */
export interface SlotMemory {
  /** newest attempt ordered or seen */
  readonly attempt: number;
  /** newest attempt seen: a number is used for one container only */
  readonly seen: number;
  /** newest attempt whose failure is counted */
  readonly failed: number;
  /** restarts by the engine that are counted, of the newest attempt */
  readonly restarts: number;
  /** times of failures that are remembered, oldest first */
  readonly crashes: readonly number[];
  /** no new replica before this time */
  readonly notBefore: number;
  /** since when the replica serves without a break */
  readonly stableSince: number | null;
  /** since when we do not try any more */
  readonly gaveUpAt: number | null;
}

export interface CrashPolicy {
  readonly backoffMs: number;
  readonly maxBackoffMs: number;
  /** failures that make a crash loop: within the window, or however long it took when it never served in between */
  readonly maxCrashes: number;
  readonly windowMs: number;
  /** serving this long makes the past forgotten */
  readonly stableMs: number;
}

export const defaultCrashPolicy: CrashPolicy = {
  backoffMs: 1_000,
  maxBackoffMs: 60_000,
  maxCrashes: 10,
  windowMs: 15 * 60_000,
  stableMs: 5 * 60_000,
};

export const emptyMemory: SlotMemory = {
  attempt: 0,
  seen: 0,
  failed: 0,
  restarts: 0,
  crashes: [],
  notBefore: 0,
  stableSince: null,
  gaveUpAt: null,
};

/** 1 s, 2 s, 4 s … up to the limit. */
export function backoffOf(policy: CrashPolicy, crashes: number): number {
  return crashes < 1 ? 0 : Math.min(policy.maxBackoffMs, policy.backoffMs * 2 ** Math.min(30, crashes - 1));
}

/** A failure counts for the window only after the slot served: one that never does so would else be tried for ever, slowly. */
export function addCrash(policy: CrashPolicy, memory: SlotMemory, now: number): SlotMemory {
  const served = memory.stableSince !== null;
  const remembered = memory.crashes.filter((at) => !served || now - at < policy.windowMs);
  const crashes = [...remembered, now].slice(-policy.maxCrashes);
  const gaveUpAt = memory.gaveUpAt ?? (crashes.length >= policy.maxCrashes ? now : null);
  return { ...memory, crashes, stableSince: null, notBefore: now + backoffOf(policy, crashes.length), gaveUpAt };
}

/** Notes whether the replica serves now; long enough, and its crashes are forgotten. */
export function noteServing(policy: CrashPolicy, memory: SlotMemory, serving: boolean, now: number): SlotMemory {
  if (!serving) return memory.stableSince === null ? memory : { ...memory, stableSince: null };
  const stableSince = memory.stableSince ?? now;
  if (now - stableSince < policy.stableMs) return { ...memory, stableSince };
  return { ...memory, stableSince, crashes: [], notBefore: 0, gaveUpAt: null };
}
