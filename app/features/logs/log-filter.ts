import { plainText } from "./ansi";
import { isLevelWanted, type WantedLevel } from "../../../server/domain/logs/level";
import type { LogLine } from "./log-line";

/** What lines one wants to see. */
export interface Wanted {
  /** text that a line has to hold, in any case; empty for all lines */
  readonly query: string;
  /** warn: warnings and errors */
  readonly level: WantedLevel;
  /** null for the replicas in all slots */
  readonly slot: number | null;
}

export const everything: Wanted = { query: "", level: "all", slot: null };

/** The lines that match, kept up to date without looking twice at a line. */
export interface LogFilter {
  /** @returns the matching lines, oldest first, and how many went at the front since the first call, less those that came there */
  apply(lines: readonly LogLine[]): { readonly shown: readonly LogLine[]; readonly gone: number };
}

export function createLogFilter(wanted: Wanted): LogFilter {
  const matches = matcher(wanted);
  let shown: LogLine[] = [];
  let seen = Number.NEGATIVE_INFINITY;
  let head = Number.NEGATIVE_INFINITY;
  let gone = 0;
  return {
    apply(lines) {
      const oldest = lines[0]?.key ?? Number.POSITIVE_INFINITY;
      const left = shown.findIndex(({ key }) => key >= oldest);
      const passed = left < 0 ? shown.length : left;
      gone += passed;
      const older = lines.slice(0, Math.max(0, Math.min(lines.length, head - oldest))).filter(matches);
      gone -= older.length;
      const fresh = lines.slice(firstAfter(lines, seen)).filter(matches);
      // A new array only when something changed: whoever draws compares by identity.
      if (passed + older.length + fresh.length > 0) shown = [...older, ...shown.slice(passed), ...fresh];
      head = Number.isFinite(oldest) ? oldest : seen + 1;
      seen = lines.at(-1)?.key ?? seen;
      return { shown, gone };
    },
  };
}

function matcher({ query, level, slot }: Wanted): (line: LogLine) => boolean {
  const needle = query.toLowerCase();
  return (line) => {
    // What the viewer itself says of the stream belongs to all of it.
    if (line.kind === "note") return needle === "" || line.text.toLowerCase().includes(needle);
    if (slot !== null && line.slot !== slot) return false;
    if (!isLevelWanted(line.level, level)) return false;
    return needle === "" || plainText(line.text).toLowerCase().includes(needle);
  };
}

/** Keys count up without a gap. */
function firstAfter(lines: readonly LogLine[], key: number): number {
  const first = lines[0]?.key;
  return first === undefined ? 0 : Math.min(lines.length, Math.max(0, key + 1 - first));
}
