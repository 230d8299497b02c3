import { buttonClass } from "~/components/ui/button";
import type { LogPages } from "./use-log-pages";

/** Scrolling to an edge loads what is beyond; so does this, for whoever does not scroll or sees too few lines to. */
export function LogEdges({ pages: { load, has, loading, problem } }: { pages: LogPages }) {
  return (
    <span className="flex items-center gap-1">
      {(["older", "newer"] as const).map(
        (edge) =>
          has(edge) && (
            <button
              key={edge}
              type="button"
              className={buttonClass("ghost", "sm")}
              aria-busy={loading === edge}
              onClick={() => load(edge)}
            >
              {loading === edge ? "Loading…" : edge === "older" ? "Older lines" : "Newer lines"}
            </button>
          ),
      )}
      {problem !== null && <span className="text-warn-ink">{problem}</span>}
    </span>
  );
}
