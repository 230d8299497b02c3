import { Icon } from "./icon";
import { type SlotRun, type SlotState, type SlotView, toRuns } from "./slot-runs";

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

/** The same at 9 px for cells and lists; 7 px where there are many. Neighbours that look and say the same are one element. */
export function MiniSlots({ slots, label = describe(slots) }: Props) {
  const narrow = slots.length > 12;
  const runs = toRuns(slots);
  const [only] = runs;
  if (only !== undefined && runs.length === 1 && only.filled)
    return <span role="img" aria-label={label} title={label} {...drawn(only, narrow)} />;
  return (
    <span role="img" aria-label={label} className="inline-flex min-w-0 gap-0.5 overflow-hidden">
      {runs.map((run) =>
        run.filled ? (
          <span key={run.key} title={run.title} {...drawn(run, narrow)} />
        ) : (
          <span
            key={run.key}
            title={run.title}
            className={`block shrink-0 rounded-[2px] ${narrow ? "h-[9px] w-[7px]" : "size-[9px]"} ${small[run.state]}`}
          />
        ),
      )}
    </span>
  );
}

const gap = 2;

const drawn = ({ state, count }: SlotRun, narrow: boolean) => ({
  className: `slot-run ${narrow ? "slot-run-narrow" : ""} ${small[state]}`,
  style: { width: count * (narrow ? 7 + gap : 9 + gap) - gap },
});

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
