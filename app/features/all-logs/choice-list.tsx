import { count } from "~/lib/format";
import { formatChosen } from "./log-choice";
import type { LoggedApplication } from "./types";

interface Props {
  /** ticked, and first */
  readonly chosen: readonly LoggedApplication[];
  readonly others: readonly LoggedApplication[];
}

/** Applications to tick, each in one environment. */
export function ChoiceList({ chosen, others }: Props) {
  const rows = [...chosen, ...others];
  if (rows.length === 0) return <p className="text-ink-2">No application like that runs.</p>;
  return (
    <ul className="grid max-h-72 gap-x-6 gap-y-0.5 overflow-y-auto sm:grid-cols-2 side:grid-cols-3">
      {rows.map((row, index) => (
        <li key={row.id} className="min-w-0">
          <label className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-10">
            <input
              type="checkbox"
              name="app"
              value={formatChosen(row)}
              defaultChecked={index < chosen.length}
              className="size-4 shrink-0 accent-accent pointer-coarse:size-5"
            />
            <span className="flex min-w-0 gap-1.5" title={`${row.applicationName}, ${row.projectName}`}>
              <span className="min-w-0 truncate font-medium">{row.applicationName}</span>
              <span className="shrink-0">{row.environmentName}</span>
              <span className="min-w-0 shrink-[9] truncate text-ink-3">
                {row.projectName}, {count(row.replicas, "replica")}
              </span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}
