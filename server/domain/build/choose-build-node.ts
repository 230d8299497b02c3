import { isChosen, type Placement } from "../placement/placement";
import type { BuildNode } from "./build-node";

/** What is asked of a node: to build, or only to fetch an image that is made already. */
export interface BuildWish {
  readonly work: "build" | "fetch";
  /** only its nodes and those of the installation are asked */
  readonly organizationId: string;
  /** the node of the last build of the application: its cache is there; null where nothing is known of it */
  readonly cachedOn: string | null;
  /** where its replicas may run: an image that is fetched there needs not be copied */
  readonly placement: Placement;
}

export type BuildObstacle = "unreachable" | "draining" | "disabled" | "builds_never";

export interface BuildRefusal {
  readonly node: BuildNode;
  readonly obstacle: BuildObstacle;
}

/** By what the node is better than the next one. */
export type BuildReason = "sole" | "others_full" | "seen" | "placement" | "cache" | "builds_only" | "fewest" | "equal";

export type BuildChoice =
  | {
      readonly kind: "node";
      readonly node: BuildNode;
      readonly reason: BuildReason;
      /** has the cache, and builds as many as it may */
      readonly fullCache: BuildNode | null;
      readonly refusals: readonly BuildRefusal[];
    }
  /** all that may build do as much as they may */
  | { readonly kind: "full"; readonly nodes: readonly BuildNode[] }
  /** none may build now; `soon`: one may be back in a moment */
  | { readonly kind: "none"; readonly soon: boolean; readonly refusals: readonly BuildRefusal[] };

/** A node that went away may come back: so long a build waits for it, where no other one may build. */
export const awayMs = 120_000;

/**
 * The node for a build: of those that may build, one with a turn free; then the one that has the application's cache; then one that
 * does nothing but build; then the one with the fewest builds; then this machine. The same question has the same answer.
 */
export function chooseBuildNode(wish: BuildWish, nodes: readonly BuildNode[], now: number): BuildChoice {
  const judged = nodes
    .filter(({ organizationId }) => organizationId === null || organizationId === wish.organizationId)
    .map((node) => ({ node, obstacle: findBuildObstacle(wish, node) }));
  const able = judged.flatMap(({ node, obstacle }) => (obstacle === null ? [node] : []));
  const refusals = judged
    .flatMap(({ node, obstacle }) => (obstacle === null ? [] : [{ node, obstacle }]))
    .sort((a, b) => byName(a.node, b.node));
  if (able.length === 0)
    return { kind: "none", soon: refusals.some((one) => isBackSoon(wish, one.node, now)), refusals };
  const free = able.filter(({ building, limit }) => building < limit);
  const ranks = ranksOf(wish);
  const [node, next] = free.sort((a, b) => compare(ranks, a, b));
  if (node === undefined) return { kind: "full", nodes: able.sort(byName) };
  const fullCache = able.find(({ id }) => id === wish.cachedOn && !free.some((one) => one.id === id)) ?? null;
  const reason = next === undefined ? (able.length === 1 ? "sole" : "others_full") : reasonOf(ranks, node, next);
  return { kind: "node", node, reason, fullCache, refusals };
}

export function findBuildObstacle({ work }: Pick<BuildWish, "work">, node: BuildNode): BuildObstacle | null {
  // What a person has to change comes before what may change by itself.
  if (work === "build" && node.builds === "never") return "builds_never";
  if (node.duty !== "active") return node.duty;
  return node.state === "unreachable" ? "unreachable" : null;
}

/** Of one that is unreachable, and nobody knows since when, it was seen just now. */
const isBackSoon = (wish: BuildWish, node: BuildNode, now: number): boolean =>
  findBuildObstacle(wish, node) === "unreachable" && now - (node.unreachableSince ?? now) < awayMs;

type Rank = readonly [reason: BuildReason, of: (node: BuildNode) => number];

/** The lower one is better; the first difference decides. */
function ranksOf({ work, cachedOn, placement }: BuildWish): readonly Rank[] {
  const seen: Rank = ["seen", ({ state }) => (state === "ready" ? 0 : 1)];
  const placed: Rank = ["placement", (node) => (node.builds !== "only" && isChosen(placement, node) ? 0 : 1)];
  const cache: Rank = ["cache", ({ id }) => (id === cachedOn ? 0 : 1)];
  const only: Rank = ["builds_only", ({ builds }) => (builds === "only" ? 0 : 1)];
  const last: readonly Rank[] = [
    ["fewest", ({ building }) => building],
    ["equal", ({ local }) => (local ? 0 : 1)],
  ];
  return work === "build" ? [seen, cache, only, ...last] : [seen, placed, cache, ...last];
}

const compare = (ranks: readonly Rank[], a: BuildNode, b: BuildNode): number =>
  ranks.map(([, of]) => of(a) - of(b)).find((difference) => difference !== 0) ?? byName(a, b);

const reasonOf = (ranks: readonly Rank[], a: BuildNode, b: BuildNode): BuildReason =>
  ranks.find(([, of]) => of(a) !== of(b))?.[0] ?? "equal";

/** A node of an organisation may be called as one of another is: the id decides then. */
const byName = (a: BuildNode, b: BuildNode): number =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1;
