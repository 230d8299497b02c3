import type { Placed } from "../domain/logs/place";

export interface RingLine extends Placed {
  readonly text: string;
  /** a word of ours about the stream, in the place of a line */
  readonly note?: boolean;
}

/** The newest lines of a container; each has a number that counts up from 0. */
export interface LineRing {
  /** number of the oldest line that is kept, and of the one that comes next */
  readonly first: number;
  readonly next: number;
  get(number: number): RingLine | undefined;
  push(line: RingLine): void;
}

/** what a line costs beside its text, in characters */
const overhead = 100;

/** @param maxLines lines, and @param maxSize characters that are kept at most */
export function createLineRing(maxLines = 10_000, maxSize = 2_000_000): LineRing {
  let lines: (RingLine | undefined)[] = [];
  let head = 0;
  let first = 0;
  let size = 0;
  const drop = () => {
    const line = lines[head];
    lines[head] = undefined;
    head += 1;
    first += 1;
    size -= (line?.text.length ?? 0) + overhead;
    if (head > maxLines) {
      lines = lines.slice(head);
      head = 0;
    }
  };
  return {
    get first() {
      return first;
    },
    get next() {
      return first + lines.length - head;
    },
    get: (number) => (number < first ? undefined : lines[number - first + head]),
    push(line) {
      lines.push(line);
      size += line.text.length + overhead;
      while (lines.length - head > maxLines || (size > maxSize && lines.length - head > 1)) drop();
    },
  };
}
