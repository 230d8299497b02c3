/** A small field in the row of tools. */
export const fieldClass =
  "h-8 min-w-0 max-w-full rounded-md border border-line-control bg-surface px-2 pointer-coarse:h-10";
