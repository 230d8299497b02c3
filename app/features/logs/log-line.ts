/** A line as the viewer shows it. */
export interface NewLine {
  /** ISO 8601 or RFC 3339 */
  readonly at: string;
  readonly text: string;
  /** note: the viewer's or the server's own word about the stream, such as a gap */
  readonly kind: "out" | "err" | "build" | "system" | "note";
  readonly slot?: number | undefined;
  readonly release?: number | null | undefined;
}

export interface LogLine extends NewLine {
  /** counts up from 1 over everything that the buffer ever had */
  readonly key: number;
}

export type Level = "error" | "warn" | "quiet" | null;

const words =
  /(?:^|[^\w.-])(?:"?(?:level|severity|lvl)"?\s*[=:]\s*"?)?(fatal|panic|emerg(?:ency)?|crit(?:ical)?|error|err|warn(?:ing)?|info|notice|debug|trace)(?=$|[^\w-])/i;
/** a word further on is part of what is told */
const headLength = 120;

/** How bad a line says that it is, by the first such word near its beginning. */
export function levelOf(text: string): Level {
  const word = text.slice(0, headLength).match(words)?.[1]?.toLowerCase() ?? "";
  if (/^(fatal|panic|emerg|crit|err)/.test(word)) return "error";
  if (word.startsWith("warn")) return "warn";
  return word === "debug" || word === "trace" ? "quiet" : null;
}
