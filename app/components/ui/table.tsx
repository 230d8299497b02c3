import type { ReactNode } from "react";
import { Icon } from "./icon";
import { Link } from "./link";

export interface Head {
  readonly label: string;
  readonly align?: "right";
  /** the head has no text to see, such as the one over the row's buttons */
  readonly hidden?: boolean;
  readonly className?: string;
  /** an address that has the rows in the order of this column */
  readonly sort?: { readonly to: string; readonly on: "ascending" | "descending" | null };
}

/** Rows under 12 px heads; too wide a table scrolls in a box of its own. */
export function Table({ label, heads, children }: { label: string; heads: readonly Head[]; children: ReactNode }) {
  return (
    <div className="relative overflow-x-auto">
      <table aria-label={label} className="w-full border-collapse">
        <thead>
          <tr>
            {heads.map(({ label: word, align, hidden = false, className = "", sort }) => (
              <th
                key={word}
                scope="col"
                aria-sort={sort?.on ?? undefined}
                className={`whitespace-nowrap border-line border-b pr-3 pb-2 font-medium sm:pr-5 text-ink-3 text-xs last:pr-0! ${align === "right" ? "text-right" : "text-left"} ${className}`}
              >
                {sort !== undefined ? (
                  <SortLink word={word} {...sort} />
                ) : hidden ? (
                  <span className="sr-only">{word}</span>
                ) : (
                  word
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:hover]:bg-surface-2">{children}</tbody>
      </table>
    </div>
  );
}

function SortLink({ word, to, on }: { word: string } & NonNullable<Head["sort"]>) {
  return (
    <Link to={to} keepScroll className="inline-flex min-h-6 items-center gap-1 hover:text-ink">
      {word}
      {on !== null && <Icon name="arrow-down" className={`size-3 ${on === "ascending" ? "rotate-180" : ""}`} />}
    </Link>
  );
}

export function Cell({
  children,
  align,
  className = "",
}: {
  children: ReactNode;
  align?: "right";
  className?: string;
}) {
  return (
    <td
      className={`h-9 border-line border-b py-1.5 pr-3 align-middle sm:pr-5 last:pr-0! ${align === "right" ? "tabular text-right" : ""} ${className}`}
    >
      {children}
    </td>
  );
}
