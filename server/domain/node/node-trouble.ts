import type { NodeState } from "./judge-node";

export const fillLimits = { warn: 0.8, bad: 0.92 } as const;

export type Fill = "fine" | "warn" | "bad";

/** How worrying it is that so much is in use. @param share 0 to 1 */
export const fillOf = (share: number): Fill =>
  share >= fillLimits.bad ? "bad" : share >= fillLimits.warn ? "warn" : "fine";

export interface NodeFacts {
  readonly state: NodeState;
  readonly disk: { readonly free: number; readonly total: number } | null;
  readonly edgeProblem: string | null;
  /** other nodes that are ready, whose edges its own does not reach */
  readonly unreached: readonly UnreachedNode[];
}

export interface UnreachedNode {
  readonly name: string;
  /** a part of a sentence */
  readonly reason: string | null;
}

export type NodeTrouble =
  | { readonly kind: "unreachable" }
  | { readonly kind: "disk"; readonly fill: "warn" | "bad"; readonly percent: number }
  | { readonly kind: "edge"; readonly problem: string }
  | { readonly kind: "link"; readonly unreached: readonly UnreachedNode[] };

/** What somebody should see to on a node, worst first. What an unreachable node was like before says nothing of now. */
export function findTroubles({ state, disk, edgeProblem, unreached }: NodeFacts): readonly NodeTrouble[] {
  if (state === "unreachable") return [{ kind: "unreachable" }];
  const share = disk === null || disk.total === 0 ? 0 : 1 - disk.free / disk.total;
  const fill = fillOf(share);
  const full: NodeTrouble[] = fill === "fine" ? [] : [{ kind: "disk", fill, percent: Math.floor(share * 100) }];
  const edge: NodeTrouble[] = edgeProblem === null ? [] : [{ kind: "edge", problem: edgeProblem }];
  const link: NodeTrouble[] = unreached.length === 0 ? [] : [{ kind: "link", unreached }];
  return fill === "bad" ? [...full, ...edge, ...link] : [...edge, ...link, ...full];
}

/** What the navigation shows of them: the worst. */
export function markOfTroubles(troubles: readonly NodeTrouble[]): "bad" | "warn" | null {
  const bad = troubles.some((one) => one.kind === "unreachable" || (one.kind === "disk" && one.fill === "bad"));
  return bad ? "bad" : troubles.length > 0 ? "warn" : null;
}
