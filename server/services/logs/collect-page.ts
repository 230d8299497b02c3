import { compareLines, keyBefore, type LineKey } from "../../domain/logs/line-key";

/** The lines of one page, out of many that come in no order: those that are nearest to where one stands. */
export interface PageCollector<L extends LineKey> {
  add(line: L): void;
  /** in the order of lines */
  lines(): readonly L[];
  /** how many there were, of which no more than the limit are kept */
  readonly full: boolean;
}

export function createPageCollector<L extends LineKey>(direction: "older" | "newer", limit: number): PageCollector<L> {
  let kept: L[] = [];
  let full = false;
  const cut = () => {
    kept.sort(compareLines);
    full ||= kept.length > limit;
    kept = direction === "older" ? kept.slice(-limit) : kept.slice(0, limit);
  };
  return {
    add(line) {
      kept.push(line);
      if (kept.length > limit * 4) cut();
    },
    lines() {
      cut();
      return kept;
    },
    get full() {
      return full || kept.length >= limit;
    },
  };
}

/** Whether a line is on the side of the key to which one reads. */
export const isBeyond = (line: LineKey, key: LineKey | string, direction: "older" | "newer"): boolean => {
  const order = compareLines(line, typeof key === "string" ? keyBefore(key) : key);
  return direction === "older" ? order < 0 : order > 0;
};
