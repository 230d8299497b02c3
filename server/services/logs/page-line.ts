import type { LineKey } from "../../domain/logs/line-key";
import type { RingLine } from "../../logs/line-ring";
import type { Places } from "../../logs/pattern";
import type { PageSource } from "./page-sources";
import type { ReleaseFacts } from "./read-release-facts";

export interface PageLine extends LineKey {
  readonly slot: number;
  readonly release: number | null;
  readonly text: string;
  /** a word of ours in the place of a line */
  readonly note: boolean;
  /** where the expression that was looked for matches, in the text without colours; absent where none was */
  readonly places?: Places | undefined;
}

/** @param release null for a word of ours */
export function toPageLine(source: PageSource, line: RingLine, release: ReleaseFacts | null): PageLine {
  const { at, stream, nth, text, note = false } = line;
  return {
    ...{ at, stream, nth, note },
    replica: source.id,
    slot: source.slot,
    release: release?.number ?? null,
    text: note ? `Slot ${source.slot}: ${text}` : (release?.mask(text) ?? text),
  };
}
