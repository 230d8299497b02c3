import type { ReactNode } from "react";

/** One sentence and what to do: no picture. */
export function Empty({ sentence, children }: { sentence: string; children?: ReactNode }) {
  return (
    <div className="rounded-lg border border-line border-dashed px-6 py-10 text-center text-ink-2">
      <p>{sentence}</p>
      {children !== undefined && <div className="flex justify-center gap-2 pt-4">{children}</div>}
    </div>
  );
}
