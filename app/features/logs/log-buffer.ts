import { levelOf } from "../../../server/domain/logs/level";
import { plainText } from "./ansi";
import type { LogLine, NewLine } from "./log-line";

/** Lines in the browser's memory, the newest so many; the oldest go when there are too many. */
export interface LogBuffer {
  /** oldest first; the same array all the time */
  readonly lines: readonly LogLine[];
  push(lines: readonly NewLine[]): void;
  /** Puts older lines before the first one. Those for which there is no room are left out. */
  unshift(lines: readonly NewLine[]): void;
  clear(): void;
  subscribe(listener: () => void): () => void;
  /** another number after each change */
  version(): number;
}

export function createLogBuffer(max = 50_000): LogBuffer {
  const lines: LogLine[] = [];
  const listeners = new Set<() => void>();
  // To take the oldest out costs as much for one as for many.
  const slack = Math.ceil(max / 50);
  let key = 0;
  let head = 1;
  let version = 0;
  const changed = () => {
    version += 1;
    for (const tell of [...listeners]) tell();
  };
  return {
    lines,
    push(added) {
      if (added.length === 0) return;
      for (const line of added) lines.push(toLine(line, ++key));
      if (lines.length > max + slack) lines.splice(0, lines.length - max);
      head = lines[0]?.key ?? key + 1;
      changed();
    },
    unshift(added) {
      const room = Math.max(0, max - lines.length);
      const fitting = room === 0 ? [] : added.slice(-room);
      if (fitting.length === 0) return;
      head -= fitting.length;
      lines.unshift(...fitting.map((line, index) => toLine(line, head + index)));
      changed();
    },
    clear() {
      lines.length = 0;
      head = key + 1;
      changed();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    version: () => version,
  };
}

const toLine = (line: NewLine, key: number): LogLine => ({
  ...line,
  key,
  ms: Date.parse(line.at),
  level: readLevel(line),
});

function readLevel({ kind, text }: NewLine) {
  if (kind === "note") return null;
  return kind === "system" ? "quiet" : levelOf(plainText(text));
}
