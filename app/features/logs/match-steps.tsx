import { Icon } from "~/components/ui/icon";
import { plainText } from "./ansi";
import type { Matches } from "./use-matches";

/** a screen reader is told so much of a line */
const toldLength = 200;

/** How many lines match, and the way from one to the next: by these, or by the keys n and N. */
export function MatchSteps({ matches }: { matches: Matches }) {
  const { at, count, words, step } = matches;
  return (
    <>
      <span role="status" className="shrink-0 whitespace-nowrap text-ink-3">
        {words}
        {at !== null && <span className="sr-only">: {plainText(at.line.text).slice(0, toldLength)}</span>}
      </span>
      {count > 0 && (
        <span className="-mr-1.5 flex shrink-0 noscript:hidden">
          {([-1, 1] as const).map((by) => (
            <button
              key={by}
              type="button"
              data-match={by}
              aria-keyshortcuts={by === 1 ? "N" : "Shift+N"}
              aria-label={by === 1 ? "Match after" : "Match before"}
              title={by === 1 ? "Match after (n)" : "Match before (N)"}
              onClick={() => step(by)}
              className="grid size-6 place-items-center rounded-sm text-ink-2 hover:bg-surface-2 pointer-coarse:size-9"
            >
              <Icon name="chevron-down" className={`size-3.5 ${by === -1 ? "rotate-180" : ""}`} />
            </button>
          ))}
        </span>
      )}
    </>
  );
}
