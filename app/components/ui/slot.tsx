import { Icon } from "./icon";

export type SlotState = "old" | "new" | "starting" | "draining" | "failed" | "unhealthy" | "empty";

export interface SlotView {
  readonly slot: number;
  readonly state: SlotState;
  /** the exact words for this one, in its tooltip */
  readonly title?: string;
}

const hatched =
  "bg-[repeating-linear-gradient(135deg,var(--surface-3)_0_3px,var(--surface-2)_3px_6px)] text-ink-2 inset-ring inset-ring-line-2";

/** Old is grey, new is blue: the only meaning of two colours side by side. */
const large: Readonly<Record<SlotState, string>> = {
  old: "bg-slot-old text-on-accent",
  new: "bg-accent text-on-accent",
  starting: "bg-accent-soft text-accent-ink inset-ring-[1.5px] inset-ring-accent",
  draining: hatched,
  failed: "bg-bad-soft text-bad-ink inset-ring-[1.5px] inset-ring-bad",
  unhealthy: "bg-warn-soft text-warn-ink inset-ring-[1.5px] inset-ring-warn",
  empty: "border-[1.5px] border-line-control border-dashed text-ink-3",
};

const small: Readonly<Record<SlotState, string>> = {
  old: "bg-slot-mini",
  new: "bg-accent",
  starting: "border-[1.5px] border-accent",
  draining: "border border-line-control bg-surface-3",
  failed: "bg-bad",
  unhealthy: "bg-warn",
  empty: "border border-line-control border-dashed",
};

interface Props {
  readonly slots: readonly SlotView[];
  /** what they are, for screen readers; made of the states when left out */
  readonly label?: string;
}

/** The replicas of a release, each in its place: one picture with one sentence. */
export function Slots({ slots, label }: Props) {
  return (
    <span role="img" aria-label={label ?? describe(slots)} className="flex flex-wrap gap-1">
      {slots.map((view) => (
        <Slot key={`${view.slot} ${view.state} ${view.title}`} {...view} />
      ))}
    </span>
  );
}

/** One square; for screen readers only as a part of `Slots` or beside a word that says the same. */
export function Slot({ slot, state, title }: SlotView) {
  return (
    <span
      aria-hidden
      title={title}
      className={`grid size-6 shrink-0 place-items-center rounded-[5px] font-mono font-semibold text-[11px] leading-none forced-colors:border ${large[state]}`}
    >
      {state === "failed" ? <Icon name="x" className="size-[13px]" /> : slot}
    </span>
  );
}

/** The same at 9 px for cells and lists; 7 px where there are many. */
export function MiniSlots({ slots, label }: Props) {
  const size = slots.length > 12 ? "h-[9px] w-[7px]" : "size-[9px]";
  return (
    <span role="img" aria-label={label ?? describe(slots)} className="inline-flex min-w-0 gap-0.5 overflow-hidden">
      {slots.map(({ slot, state, title }) => (
        <span
          key={`${slot} ${state} ${title}`}
          title={title}
          className={`block shrink-0 rounded-[2px] forced-colors:border ${size} ${small[state]}`}
        />
      ))}
    </span>
  );
}

const words: Readonly<Record<SlotState, string>> = {
  old: "serving",
  new: "new and healthy",
  starting: "starting",
  draining: "draining",
  failed: "failed",
  unhealthy: "unhealthy",
  empty: "empty",
};

/** "2 replicas: 1 serving, 1 starting". */
function describe(slots: readonly SlotView[]): string {
  const counts = new Map<SlotState, number>();
  for (const { state } of slots) counts.set(state, (counts.get(state) ?? 0) + 1);
  const parts = [...counts].map(([state, n]) => `${n} ${words[state]}`).join(", ");
  return `${slots.length} ${slots.length === 1 ? "replica" : "replicas"}: ${parts || "none"}`;
}
