import type { ReasonCode } from "../deployment/reason-codes";
import type { Watch } from "./watch";

/** One release in one environment with the slots 1 to count. Count 0 is a stopped application. */
export interface Group {
  readonly id: string;
  readonly count: number;
}

export interface RolloutSpec {
  readonly target: Group;
  /** what served before; the same id as the target's when only the count differs; null at the first deployment */
  readonly previous: Group | null;
  /** stop-first where a host port or a single-writer volume lets only one of both run in a slot */
  readonly order: "start-first" | "stop-first";
  /** containers above the larger count, 1 or more; stop-first does without */
  readonly surge: number;
  /** replicas replaced at a time, 1 or more */
  readonly parallelism: number;
  readonly healthyTimeoutMs: number;
  /** tries per slot, 1 or more */
  readonly maxAttempts: number;
  readonly drainDeadlineMs: number;
  readonly stopGraceMs: number;
  readonly monitorMs: number;
}

export interface ObservedReplica {
  readonly group: string;
  readonly slot: number;
  readonly attempt: number;
  readonly phase: "starting" | "healthy" | "unhealthy" | "exited";
  /** since when it is in this phase, ms since the epoch */
  readonly since: number;
  readonly exitCode: number | null;
  /** its container was made and then never started */
  readonly unstarted?: boolean;
  /** we asked the edge to send traffic to it */
  readonly routed: boolean;
  /** the edge was seen to have loaded that wish, whichever it is */
  readonly confirmed: boolean;
  /** open connections from the edge; null when nobody knows */
  readonly connections: number | null;
  /** when it was asked to stop */
  readonly stoppingSince: number | null;
  readonly restarts: number;
  /** it shall leave its node, and another one can take it */
  readonly misplaced?: boolean;
}

export interface Observed {
  readonly replicas: readonly ObservedReplica[];
  readonly edgeProblem: string | null;
  /** keys of replicas that were given up with their node: gone, by no fault of theirs */
  readonly lost?: readonly string[];
  /** what else is on its way and may take long, such as an image that is copied: while its words change nothing is stalled */
  readonly underWay?: string | null;
}

export interface RolloutFailure {
  readonly reason: ReasonCode;
  readonly slot: number | null;
  readonly exitCode: number | null;
  /** name of the node that it is about, where it is about one */
  readonly node?: string | null;
  /** what sent the rollout back, when the way back failed too */
  readonly cause: ReasonCode | null;
}

export type Outcome = "succeeded" | "failed" | "cancelled" | "rolled_back";

/** Plain JSON: it is stored between ticks. Keys are `group/slot` or `group/slot/attempt`. */
export interface RolloutState {
  readonly direction: "forward" | "return";
  readonly phase: "rolling" | "monitoring" | "done";
  /** newest attempt ordered or seen, per group/slot */
  readonly attempts: Readonly<Record<string, number>>;
  /** newest attempt seen, per group/slot: a number is used for one container only */
  readonly seen: Readonly<Record<string, number>>;
  /** newest attempt that was there before this direction began, per group/slot; null until its first tick */
  readonly before: Readonly<Record<string, number>> | null;
  /** failed attempts per group/slot, of those made in this direction */
  readonly failures: Readonly<Record<string, number>>;
  /** replicas given up, per group/slot/attempt: one that turns healthy too late stays given up */
  readonly condemned: Readonly<Record<string, ReasonCode>>;
  /** wanted replicas seen at the last tick */
  readonly present: Readonly<Record<string, true>>;
  /** since when an un-routed replica drains, per group/slot/attempt */
  readonly drainingSince: Readonly<Record<string, number>>;
  /** restart counts of the wanted replicas when they were first seen in this direction, per group/slot/attempt */
  readonly restartsBefore: Readonly<Record<string, number>>;
  /** stays set on the way back: it tells a rollback from a deployment that never served */
  readonly monitorUntil: number | null;
  readonly monitorFailures: number;
  readonly edgeProblemSince: number | null;
  readonly watch: Watch | null;
  /** the world as last seen to change, and when: what ends a rollout that nothing moves any more */
  readonly progress: { readonly mark: string; readonly at: number } | null;
  readonly failure: RolloutFailure | null;
  readonly outcome: Outcome | null;
  readonly cancelled: boolean;
}

/** All are ensure-style: repeated every tick until the observation shows them done. */
export type Action =
  | { readonly kind: "ensureReplica"; readonly group: string; readonly slot: number; readonly attempt: number }
  | {
      readonly kind: "route";
      readonly group: string;
      readonly slot: number;
      readonly attempt: number;
      readonly on: boolean;
    }
  /** SIGTERM, SIGKILL after the grace time, keep the log, remove. `deadline`: requests were still open when patience ended. */
  | {
      readonly kind: "retire";
      readonly group: string;
      readonly slot: number;
      readonly attempt: number;
      readonly deadline: boolean;
    }
  /** it serves: from now on the engine may restart it by itself */
  | { readonly kind: "keep"; readonly group: string; readonly slot: number; readonly attempt: number };

export interface Decision {
  readonly state: RolloutState;
  readonly actions: readonly Action[];
  /** when to tick again, ms since the epoch; null when there is nothing left to do */
  readonly wakeAt: number | null;
  /** a sentence for people */
  readonly waitingFor: string;
}
