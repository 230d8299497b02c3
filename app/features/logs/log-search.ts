import type { WantedLevel } from "../../../server/domain/logs/level";

/** What one looks for in the logs, as it stands in the address of the page. */
export interface LogSearch {
  readonly range: Range;
  /** moments of one's own, as ISO 8601; for the range "at" */
  readonly since: string | null;
  readonly until: string | null;
  readonly query: string;
  readonly regex: boolean;
  readonly level: WantedLevel;
  readonly replica: string | null;
  /** the name of a line that was linked to */
  readonly line: string | null;
}

export type Range = "" | "15m" | "1h" | "24h" | "7d" | "at";

/** What the server is asked for, beside the address of the application. */
export interface LogWish {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly query?: string | undefined;
  readonly regex?: boolean | undefined;
  readonly level?: WantedLevel | undefined;
  readonly replicas?: string[] | undefined;
}

const minute = 60_000;
const spans = { "15m": 15 * minute, "1h": 60 * minute, "24h": 1_440 * minute, "7d": 7 * 1_440 * minute } as const;

export function parseLogSearch(params: URLSearchParams): LogSearch {
  const text = (name: string) => params.get(name)?.trim() || null;
  const range = text("range") ?? "";
  const level = text("level");
  return {
    range: Object.hasOwn(spans, range) || range === "at" ? (range as Range) : "",
    since: toMoment(text("since")),
    until: toMoment(text("until")),
    query: text("q")?.slice(0, 200) ?? "",
    regex: text("regex") === "1",
    level: level === "warn" || level === "error" ? level : "all",
    replica: text("replica"),
    line: text("line"),
  };
}

/** Whether lines are to be looked for; else one follows what is written. */
export const isFinding = ({ range, query, replica, line }: LogSearch): boolean =>
  range !== "" || query !== "" || replica !== null || line !== null;

/** @param now ms since the epoch, from which "the last hour" is counted */
export function toWish({ range, since, until, query, regex, level, replica }: LogSearch, now: number): LogWish {
  const span = range === "" || range === "at" ? null : spans[range];
  const from = span === null ? (range === "at" ? since : null) : new Date(now - span).toISOString();
  return {
    ...(from !== null && { since: from }),
    ...(range === "at" && until !== null && { until }),
    ...(query !== "" && { query, regex }),
    ...(level !== "all" && { level }),
    ...(replica !== null && { replicas: [replica] }),
  };
}

/** The address of the lines of a time, ms since the epoch; what else is looked for stays. */
export function addressOfTime(
  { query, regex, level, replica }: Pick<LogSearch, "query" | "regex" | "level" | "replica">,
  from: number,
  to: number,
): string {
  const [since, until] = [new Date(from).toISOString(), new Date(to).toISOString()];
  return `?${new URLSearchParams({
    ...(query !== "" && { q: query }),
    ...(query !== "" && regex && { regex: "1" }),
    ...(level !== "all" && { level }),
    ...{ range: "at", since, until },
    ...(replica !== null && { replica }),
  })}`;
}

/** The time that a search covers, as far as it is told: "the last hour" ends when it was asked for. */
export function spanOf({ range }: LogSearch, { since, until }: LogWish): { from: number | null; to: number | null } {
  const from = since === undefined ? null : Date.parse(since);
  const length = range === "" || range === "at" ? null : spans[range];
  if (until !== undefined) return { from, to: Date.parse(until) };
  return { from, to: from === null || length === null ? null : from + length };
}

/** A browser's field for a moment has no zone: without JavaScript it counts as UTC. */
function toMoment(text: string | null): string | null {
  if (text === null) return null;
  const at = new Date(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
