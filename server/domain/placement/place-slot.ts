import { isChosen, type Placement } from "./placement";

/** A node as far as it matters for what may run on it. Bytes; null where it is not known. */
export interface PlaceableNode {
  readonly id: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly state: "unknown" | "ready" | "unreachable";
  readonly duty: "active" | "draining" | "disabled";
  readonly builds: "yes" | "only" | "never";
  /** in Docker's words */
  readonly architecture: string | null;
  readonly memoryBytes: number | null;
  /** that the replicas on it may use by their limits */
  readonly promisedBytes: number;
  /** that programs on it leave free just now */
  readonly availableBytes: number | null;
  /** replicas on it, of all applications */
  readonly replicas: number;
  /** of this application, which a rollout is about to replace or not */
  readonly ownReplicas: number;
  /** containers of this application that have to be removed first, since it was lost and is back */
  readonly toClear: number;
  /** its edge was seen to serve */
  readonly edgeUp: boolean;
}

export interface PlaceRequest {
  readonly placement: Placement;
  /** limit of one replica; null: it has none */
  readonly memoryBytes: number | null;
  /** of the image; null: not known, then every node is thought to be able to run it */
  readonly architecture: string | null;
  /** the node on which its volumes are; null: it has none, or they are nowhere yet */
  readonly volumesOn: string | null;
}

/** Why a node cannot take a replica. */
export type Obstacle =
  | "not_chosen"
  | "unreachable"
  | "draining"
  | "disabled"
  | "builds_only"
  | "other_architecture"
  | "lacks_memory"
  | "volumes_elsewhere"
  | "to_clear";

export interface Refusal {
  readonly node: string;
  readonly obstacle: Obstacle;
  /** where they are not the same: what the node is, and what the image is for */
  readonly architectures?: { readonly node: string; readonly image: string };
}

export interface Place {
  /** null: no node can take it */
  readonly node: { readonly id: string; readonly name: string } | null;
  readonly refusals: readonly Refusal[];
  /** nodes that could have taken it, too */
  readonly others: readonly string[];
  /** no node has as much memory free as it may use: it is on the one that has most */
  readonly tight: boolean;
}

/**
 * Chooses the node for one replica: of those that can take it the one with the fewest of the same application, then the one whose
 * memory is promised to the least part, then by name. The same question has the same answer.
 */
export function placeSlot(request: PlaceRequest, nodes: readonly PlaceableNode[]): Place {
  const judged = nodes.map((node) => ({ node, obstacle: findObstacle(request, node) }));
  const able = judged.flatMap(({ node, obstacle }) => (obstacle === null ? [node] : [])).sort(compare);
  // A limit is what it may use, not what it needs: without another node it runs where most is free.
  const tight = able.length === 0 ? judged.filter(({ obstacle }) => obstacle === "lacks_memory") : [];
  able.push(...tight.map(({ node }) => node).sort((a, b) => freeOf(b) - freeOf(a) || compare(a, b)));
  const refusals = judged.flatMap(({ node, obstacle }) =>
    obstacle === null ? [] : [toRefusal(request, node, obstacle)],
  );
  const [best, ...others] = able;
  return {
    node: best === undefined ? null : { id: best.id, name: best.name },
    refusals: refusals.sort((a, b) => (a.node < b.node ? -1 : 1)),
    others: others.map(({ name }) => name),
    tight: tight.length > 0,
  };
}

function toRefusal(request: PlaceRequest, node: PlaceableNode, obstacle: Obstacle): Refusal {
  const refusal = { node: node.name, obstacle };
  if (obstacle !== "other_architecture") return refusal;
  return { ...refusal, architectures: { node: String(node.architecture), image: String(request.architecture) } };
}

export function findObstacle(request: PlaceRequest, node: PlaceableNode): Obstacle | null {
  if (!isChosen(request.placement, node)) return "not_chosen";
  if (request.volumesOn !== null && request.volumesOn !== node.id) return "volumes_elsewhere";
  if (node.state === "unreachable") return "unreachable";
  if (node.duty !== "active") return node.duty;
  if (node.builds === "only") return "builds_only";
  if (node.toClear > 0) return "to_clear";
  if (request.architecture !== null && node.architecture !== null && request.architecture !== node.architecture)
    return "other_architecture";
  return lacksMemory(request, node) ? "lacks_memory" : null;
}

/** By what is free just now: what others may use, and do not, is promised, and decides only between nodes that can take it. */
const lacksMemory = ({ memoryBytes }: PlaceRequest, { availableBytes }: PlaceableNode): boolean =>
  memoryBytes !== null && availableBytes !== null && availableBytes < memoryBytes;

const freeOf = ({ availableBytes }: PlaceableNode): number => availableBytes ?? 0;

function compare(a: PlaceableNode, b: PlaceableNode): number {
  return (
    rank(a) - rank(b) || a.ownReplicas - b.ownReplicas || fill(a) - fill(b) || a.replicas - b.replicas || byName(a, b)
  );
}

/** One that was not seen yet, or whose edge is not up, may be well in a moment: better than none, worse than the others. */
const rank = ({ state, edgeUp }: PlaceableNode): number => (state === "ready" ? 0 : 2) + (edgeUp ? 0 : 1);

/** Twentieths: a few bytes more or less decide nothing. */
const fill = ({ promisedBytes, memoryBytes }: PlaceableNode): number =>
  memoryBytes === null ? 0 : Math.floor((promisedBytes / memoryBytes) * 20);

const byName = (a: PlaceableNode, b: PlaceableNode): number => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
