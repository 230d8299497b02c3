import type { ReactNode } from "react";
import { Slots } from "~/components/ui/slot";
import type { SlotView } from "~/components/ui/slot-runs";
import { slotStateOf } from "../../../server/domain/rollout/slot-state";
import { shareOf } from "./share-of";
import { TrafficBar } from "./traffic-bar";

export interface SlotRow {
  readonly slot: number;
  readonly old: string | null;
  readonly new: string | null;
}

interface Props {
  readonly title: string;
  /** when it was seen */
  readonly when?: ReactNode;
  readonly slots: readonly SlotRow[];
  readonly release: number | null;
  readonly previous: number | null;
  /** nothing is to come any more: places that waited for a replica are not drawn */
  readonly ended?: boolean;
  /** the place whose new replica was given up, whatever state it was in */
  readonly failedSlot?: number | null;
}

/** One moment of a rollout: the replicas of the old release, then those of the new one, and who has the traffic. */
export function RolloutFrame({ title, when, slots, release, previous, ended = false, failedSlot = null }: Props) {
  const shown = ended ? slots.map((row) => (row.new === "waiting" ? { ...row, new: null } : row)) : slots;
  const views = toViews(shown, release, previous, failedSlot);
  const share = shareOf(slots);
  return (
    <div className="w-full min-w-0">
      <p className="flex justify-between gap-2 pb-2.5">
        <span className="font-[550]">{title}</span>
        <span className="text-ink-3">{when}</span>
      </p>
      {views.length === 0 ? <p className="text-ink-3">No replica</p> : <Slots slots={views} />}
      <TrafficBar share={share} release={release} previous={previous} />
    </div>
  );
}

/** Places that were emptied are not drawn, only those that still wait for a replica. */
function toViews(
  slots: readonly SlotRow[],
  release: number | null,
  previous: number | null,
  failedSlot: number | null,
): readonly SlotView[] {
  const draw = (slot: number, words: string | null, isNew: boolean): SlotView[] => {
    if (words === null || words === "removed") return [];
    const name = isNew ? release : previous;
    return [
      {
        slot,
        state: isNew && slot === failedSlot ? "failed" : slotStateOf(words, isNew),
        title: `${name === null ? "" : `r${name}, `}slot ${slot}: ${words}`,
      },
    ];
  };
  return [
    ...slots.flatMap((row) => draw(row.slot, row.old, false)),
    ...slots.flatMap((row) => draw(row.slot, row.new, true)),
  ];
}
