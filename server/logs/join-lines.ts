import type { LogLine } from "../docker/engine";
import type { RingLine } from "./line-ring";

/** Docker cuts a line into pieces of 16 kB, which bear one time; a character may move to the next piece. */
const pieceBytes = 16_000;

interface Long {
  readonly line: RingLine;
  /** characters that are left out */
  cut: number;
}

/**
 * Numbers the lines of one time, and makes one line of the pieces of a long one: its first piece, and how much was cut.
 * Give it a log's lines from a line's beginning on.
 */
export function createLineJoiner(onLine: (line: RingLine) => void): { push(line: LogLine): void; end(): void } {
  const long: { stdout: Long | null; stderr: Long | null } = { stdout: null, stderr: null };
  const last = { stdout: { at: "", nth: 0 }, stderr: { at: "", nth: 0 } };
  const finish = (stream: LogLine["stream"]) => {
    const open = long[stream];
    long[stream] = null;
    if (open === null) return;
    const { line, cut } = open;
    const text = cut === 0 ? line.text : `${line.text} … ${cut.toLocaleString("en")} more characters were cut off`;
    onLine({ ...line, text });
  };
  return {
    push({ at, stream, text }) {
      const open = long[stream];
      const whole = Buffer.byteLength(text) < pieceBytes;
      if (open !== null && open.line.at === at) {
        open.cut += text.length;
        if (whole) finish(stream);
        return;
      }
      finish(stream);
      const nth = last[stream].at === at ? last[stream].nth + 1 : 1;
      last[stream] = { at, nth };
      const line = { at, stream, nth, text };
      if (whole) onLine(line);
      else long[stream] = { line, cut: 0 };
    },
    end() {
      finish("stdout");
      finish("stderr");
    },
  };
}
