/** What a closed branch of the tree tells of all that is in it: only what moves or needs a person; what is fine has none. */
export type Mark = "bad" | "warn" | "moving";

export interface MarkFacts {
  /** a deployment waits or works on it: whoever asked for it is on the case already */
  readonly active: boolean;
  /** replicas that shall serve, and those of them that were not seen to */
  readonly desired: number;
  readonly missing: number;
  /** how the deployment ended that nothing has made good since */
  readonly lastFailure: "FAILED" | "ROLLED_BACK" | null;
}

export function markOf({ active, desired, missing, lastFailure }: MarkFacts): Mark | null {
  if (active) return "moving";
  if ((missing > 0 && missing >= desired) || lastFailure === "FAILED") return "bad";
  return missing > 0 || lastFailure === "ROLLED_BACK" ? "warn" : null;
}

const order: readonly Mark[] = ["bad", "warn", "moving"];

export function worstMark(marks: readonly (Mark | null)[]): Mark | null {
  return order.find((mark) => marks.includes(mark)) ?? null;
}
