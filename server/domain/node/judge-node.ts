export const nodeStates = ["unknown", "ready", "unreachable"] as const;

export type NodeState = (typeof nodeStates)[number];

/** How a node is, and what speaks for a change of that. */
export interface Standing {
  readonly state: NodeState;
  /** looks in a row that say otherwise than the state */
  readonly against: number;
}

/** A node that misses one look may be busy; one that answers once may be coming and going. */
export const looksToLeave = 3;
export const looksToReturn = 2;

/** What one more look makes of it. A node that was never seen is believed at once. */
export function judgeNode({ state, against }: Standing, answered: boolean): Standing {
  const seen: NodeState = answered ? "ready" : "unreachable";
  if (seen === state) return { state, against: 0 };
  const needed = answered ? (state === "unknown" ? 1 : looksToReturn) : looksToLeave;
  return against + 1 >= needed ? { state: seen, against: 0 } : { state, against: against + 1 };
}
