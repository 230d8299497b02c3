import type { Wanted } from "./log-filter";

interface Props {
  readonly slots: readonly number[];
  readonly wanted: Wanted;
  readonly onWanted: (wanted: Wanted) => void;
}

const levels = [
  ["all", "All levels"],
  ["warn", "Warnings"],
  ["error", "Errors"],
] as const;

/** Which levels, and the replicas of which slot. */
export function LogFilters({ slots, wanted, onWanted }: Props) {
  return (
    <>
      <fieldset aria-label="Levels" className="flex h-8 rounded-md bg-surface-3 p-0.5 pointer-coarse:h-10">
        {levels.map(([level, word]) => (
          <button
            key={level}
            type="button"
            aria-pressed={wanted.level === level}
            onClick={() => onWanted({ ...wanted, level })}
            className="rounded-[5px] px-2.5 font-medium text-ink-2 aria-pressed:bg-surface dark:aria-pressed:bg-line-2 aria-pressed:text-ink aria-pressed:shadow-control"
          >
            {word}
          </button>
        ))}
      </fieldset>
      {slots.length > 1 && (
        <select
          aria-label="Slot"
          value={wanted.slot ?? ""}
          onChange={({ target }) => onWanted({ ...wanted, slot: target.value === "" ? null : Number(target.value) })}
          className="h-8 rounded-md border border-line-control bg-surface px-2 pointer-coarse:h-10"
        >
          <option value="">All slots</option>
          {slots.map((slot) => (
            <option key={slot} value={slot}>
              Slot {slot}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
