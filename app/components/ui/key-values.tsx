import type { ReactNode } from "react";

/** Facts under each other: names in grey, values beside them. What is null is left out. */
export function KeyValues({ rows }: { rows: readonly (readonly [name: string, value: ReactNode] | null)[] }) {
  return (
    <dl className="grid grid-cols-[104px_minmax(0,1fr)] gap-x-3 gap-y-[7px]">
      {rows.map(
        (row) =>
          row !== null && (
            <div key={row[0]} className="contents">
              <dt className="text-ink-3">{row[0]}</dt>
              <dd className="min-w-0 break-words">{row[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
