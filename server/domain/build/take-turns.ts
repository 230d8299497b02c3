import type { BuildNode } from "./build-node";
import { type BuildChoice, type BuildWish, chooseBuildNode } from "./choose-build-node";

export interface WaitingBuild {
  readonly id: string;
  readonly wish: BuildWish;
}

/**
 * Whose turn it is, and where: each that waits chooses in the order in which they came, and those that chose before it count as
 * under way. So nobody overtakes who waits for the same node, and nobody waits while a node that it may use has a turn free.
 * @param waiting the one that waits longest first
 */
export function takeTurns(
  waiting: readonly WaitingBuild[],
  nodes: readonly BuildNode[],
  now: number,
): ReadonlyMap<string, BuildChoice> {
  const choices = new Map<string, BuildChoice>();
  let left = nodes;
  for (const { id, wish } of waiting) {
    const choice = chooseBuildNode(wish, left, now);
    choices.set(id, choice);
    if (choice.kind === "node")
      left = left.map((one) => (one.id === choice.node.id ? { ...one, building: one.building + 1 } : one));
  }
  return choices;
}
