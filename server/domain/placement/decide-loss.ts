import type { Placement } from "./placement";

export interface LossFacts {
  readonly placement: Placement;
  /** since when its node is unreachable, ms since the epoch; null: it is not */
  readonly unreachableSince: number | null;
  /** a rollout works on the application: it cannot go on with what it does not see */
  readonly rollout: boolean;
  /** its data is on that node */
  readonly hasVolumes: boolean;
}

/**
 * Whether a replica is given up with its node, so that its slot may be filled elsewhere. Nobody knows then whether its container
 * still runs: it is removed before anything else when the node is back.
 */
export function isGivenUp({ placement, unreachableSince, rollout, hasVolumes }: LossFacts, now: number): boolean {
  if (unreachableSince === null || hasVolumes) return false;
  if (rollout) return true;
  return placement.moveAfterS !== null && now - unreachableSince >= placement.moveAfterS * 1_000;
}
