import { useMemo, useState } from "react";
import type { LogLine } from "./log-line";
import { matchWords, stepMatch } from "./step-match";

export interface Matches {
  /** the one that one has come to: another object each time one comes to one */
  readonly at: { readonly line: LogLine } | null;
  readonly count: number;
  /** "3 of 41 lines" */
  readonly words: string;
  step(by: 1 | -1): void;
}

/**
 * The lines that match, and the one of them that one has come to.
 * @param shown null while nothing is searched for; @param onStep called when one goes to one
 */
export function useMatches(shown: readonly LogLine[] | null, onStep: () => void): Matches {
  const [at, setAt] = useState<Matches["at"]>(null);
  // A word of ours about the lines is no match, even where it is shown among them.
  const matches = useMemo(() => shown?.filter(({ kind }) => kind !== "note") ?? [], [shown]);
  return {
    at: shown === null ? null : at,
    count: matches.length,
    words: shown === null ? "" : matchWords(matches, at?.line ?? null),
    step(by) {
      const line = stepMatch(matches, at?.line ?? null, by);
      if (line === null) return;
      setAt({ line });
      onStep();
    },
  };
}
