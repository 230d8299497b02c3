import type { Level } from "../../../server/domain/logs/level";

/** The application that wrote a line, where lines of several stand together. */
export interface LineOrigin {
  readonly name: string;
  /** its environment, as people call it */
  readonly environment: string;
  /** where its own logs are */
  readonly logs: string;
}

/** A line as it comes. */
export interface NewLine {
  /** ISO 8601 or RFC 3339 */
  readonly at: string;
  readonly text: string;
  /** note: the viewer's or the server's own word about the stream, such as a gap */
  readonly kind: "out" | "err" | "build" | "system" | "note";
  readonly slot?: number | undefined;
  readonly release?: number | null | undefined;
  /** with the time and the stream, what the line is called; absent for what cannot be linked to */
  readonly replica?: string | undefined;
  readonly nth?: number | undefined;
  readonly origin?: LineOrigin | undefined;
  /** where the expression matches that the server looked for: begin and end of each place, in the text without colours */
  readonly places?: readonly number[] | undefined;
}

/** A line as the viewer holds it: what is asked of it again and again is read once. */
export interface LogLine extends NewLine {
  /** counts up without a gap over everything that the buffer ever had; below 1 for what was put before its first line */
  readonly key: number;
  /** its time, ms since the epoch; NaN where it has none */
  readonly ms: number;
  readonly level: Level;
}
