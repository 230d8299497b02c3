import type { SlotRow } from "../../domain/rollout/describe-slots";
import type { RolloutState } from "../../domain/rollout/types";

/** What was seen of a rollout: at the last look, and at the look that turned it back. Plain JSON, for the page of the deployment. */
export interface RolloutEvidence {
  readonly slots?: readonly SlotRow[];
  readonly turned?: { readonly at: string; readonly slots: readonly SlotRow[] } | undefined;
}

export function nextEvidence(
  before: RolloutEvidence | null,
  turn: { readonly from: RolloutState; readonly to: RolloutState },
  slots: readonly SlotRow[],
  now: number,
): RolloutEvidence {
  const turns = turn.from.direction === "forward" && turn.to.direction === "return";
  const turned = turns ? { at: new Date(now).toISOString(), slots } : before?.turned;
  return turned === undefined ? { slots } : { slots, turned };
}
