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
