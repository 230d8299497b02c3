import { type ChangeEvent, useRef, useState } from "react";
import { buttonClass } from "~/components/ui/button";
import { useEarlyChoice } from "~/lib/use-early-choice";
import { useHydrated } from "~/lib/use-hydrated";
import { fieldClass } from "./field-class";
import { MomentField } from "./moment-field";
import type { LogSearch, Range } from "./log-search";
import { type LoggedReplica, ReplicaField } from "./replica-field";

interface Props {
  readonly search: LogSearch;
  readonly found: boolean;
  readonly replicas: readonly LoggedReplica[];
}

const ranges: readonly (readonly [Range, string])[] = [
  ["15m", "Last 15 min"],
  ["1h", "Last hour"],
  ["24h", "Last 24 hours"],
  ["7d", "Last 7 days"],
  ["at", "Between…"],
];

/** Of which time and of which replicas lines are looked for. A choice is sent at once; the text by Enter or the button. */
export function LogFields({ search, found, replicas }: Props) {
  const [range, setRange] = useState(search.range);
  const hydrated = useHydrated();
  const select = useRef<HTMLSelectElement>(null);
  useEarlyChoice(select, range, (value) => setRange(value as Range));
  const onRange = ({ target }: ChangeEvent<HTMLSelectElement>) => {
    setRange(target.value as Range);
    if (target.value !== "at") target.form?.requestSubmit();
  };
  return (
    <>
      <select ref={select} name="range" aria-label="Time" value={range} onChange={onRange} className={fieldClass}>
        <option value="">{found ? "All time" : "Live lines"}</option>
        {ranges.map(([value, word]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
      {range === "at" && (
        <>
          <MomentField name="since" word="From" at={search.since} />
          <MomentField name="until" word="until" at={search.until} />
        </>
      )}
      <ReplicaField replicas={replicas} chosen={search.replica} />
      <button type="submit" className={buttonClass(hydrated && range !== "at" ? "ghost" : "default")}>
        Search
      </button>
    </>
  );
}
