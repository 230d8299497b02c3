import type { ReactNode } from "react";
import { buttonClass } from "~/components/ui/button";
import { useKeptPlaces } from "./use-kept-places";

interface Props<T> {
  readonly rows: readonly T[];
  /** what page of the list it is */
  readonly page: string;
  readonly children: (rows: readonly T[]) => ReactNode;
}

/** A list that grows at its top by itself. What comes while somebody points at it, or reads in it, waits behind a button. */
export function KeptPlaces<T extends { readonly id: string }>({ rows: now, page, children }: Props<T>) {
  const { rows, waiting, take, handlers } = useKeptPlaces(now, page);
  return (
    <div {...handlers}>
      <p role="status" className="empty:hidden pb-2">
        {waiting > 0 && (
          <button type="button" onClick={take} className={buttonClass("default", "sm")}>
            {waiting} new
          </button>
        )}
      </p>
      {children(rows)}
    </div>
  );
}
