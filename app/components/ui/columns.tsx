import type { ReactNode } from "react";

/** The main part of a page, and beside it a column of facts; below it where there is no room. */
export function Columns({ children, side }: { children: ReactNode; side: ReactNode }) {
  return (
    <div className="grid gap-x-10 gap-y-8 side:grid-cols-[minmax(0,1fr)_320px]">
      <div className="flex min-w-0 flex-col gap-8">{children}</div>
      <div className="flex min-w-0 flex-col gap-8">{side}</div>
    </div>
  );
}
