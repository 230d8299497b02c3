import { judgeCertificate } from "./certificate-days";
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
  /** fingerprints: the host key that is shown instead of the accepted one */
  readonly hostKey: ChangedHostKey | null;
  /** when the first of its certificates ends, and the moment of the look, both ms since the epoch; null where it has none */
  readonly certificate: { readonly until: number; readonly now: number } | null;
  /** other nodes that are ready, whose edges its own does not reach */
  readonly unreached: readonly UnreachedNode[];
}

export interface ChangedHostKey {
  readonly of: "host" | "jump";
  readonly known: string;
  readonly fingerprint: string;
}

export interface UnreachedNode {
  readonly name: string;
  /** a part of a sentence */
  readonly reason: string | null;
}

export type NodeTrouble =
  | { readonly kind: "unreachable" }
  | ({ readonly kind: "host_key" } & ChangedHostKey)
  | { readonly kind: "certificate"; readonly state: "soon" | "over" /** that are left */; readonly days: number }
  | { readonly kind: "disk"; readonly fill: "warn" | "bad"; readonly percent: number }
  | { readonly kind: "edge"; readonly problem: string }
  | { readonly kind: "link"; readonly unreached: readonly UnreachedNode[] };

/** What somebody should see to on a node, worst first. What an unreachable node was like before says nothing of now. */
export function findTroubles({
  state,
  disk,
  edgeProblem,
  hostKey,
  certificate,
  unreached,
}: NodeFacts): readonly NodeTrouble[] {
  const key: NodeTrouble[] = hostKey === null ? [] : [{ kind: "host_key", ...hostKey }];
  const ends = certificate === null ? [] : findEnd(certificate.until, certificate.now);
  // Both may well be why it does not answer.
  if (state === "unreachable") return [...key, { kind: "unreachable" }, ...ends];
  const share = disk === null || disk.total === 0 ? 0 : 1 - disk.free / disk.total;
  const fill = fillOf(share);
  const full: NodeTrouble[] = fill === "fine" ? [] : [{ kind: "disk", fill, percent: Math.floor(share * 100) }];
  const edge: NodeTrouble[] = edgeProblem === null ? [] : [{ kind: "edge", problem: edgeProblem }];
  const link: NodeTrouble[] = unreached.length === 0 ? [] : [{ kind: "link", unreached }];
  return [...key, ...(fill === "bad" ? [...full, ...edge, ...link] : [...edge, ...link, ...full]), ...ends];
}

function findEnd(until: number, now: number): NodeTrouble[] {
  const { state, days } = judgeCertificate(until, now);
  return state === "fine" ? [] : [{ kind: "certificate", state, days }];
}

const isBad = (trouble: NodeTrouble): boolean =>
  trouble.kind === "unreachable" ||
  trouble.kind === "host_key" ||
  (trouble.kind === "disk" && trouble.fill === "bad") ||
  (trouble.kind === "certificate" && trouble.state === "over");

/** What the navigation shows of them: the worst. */
export function markOfTroubles(troubles: readonly NodeTrouble[]): "bad" | "warn" | null {
  return troubles.some(isBad) ? "bad" : troubles.length > 0 ? "warn" : null;
}
