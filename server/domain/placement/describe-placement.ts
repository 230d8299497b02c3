import type { Obstacle, Place, Refusal } from "./place-slot";

/** Of one node, and of several. */
const words: Readonly<Record<Obstacle, readonly [one: string, many: string]>> = {
  not_chosen: ["is not chosen", "are not chosen"],
  unreachable: ["is unreachable", "are unreachable"],
  draining: ["is draining", "are draining"],
  disabled: ["is disabled", "are disabled"],
  builds_only: ["is for builds only", "are for builds only"],
  other_architecture: ["has another architecture", "have another architecture"],
  lacks_memory: ["lacks memory", "lack memory"],
  volumes_elsewhere: ["does not have its volumes", "do not have its volumes"],
  to_clear: ["still has an old container to remove", "still have old containers to remove"],
};

const remedies: Partial<Readonly<Record<Obstacle, string>>> = {
  unreachable: "Bring the node back",
  draining: "end its drain",
  disabled: "enable the node",
  not_chosen: "choose more nodes",
  other_architecture: "add a node that the image is for, or build one for those that there are",
  builds_only: "let the node run replicas",
};

/** "lacks memory", of a node that is named beside it */
export const describeObstacle = (refusal: Refusal): string => phraseOf(refusal)[0];

function phraseOf({ obstacle, architectures }: Refusal): readonly [one: string, many: string] {
  if (architectures === undefined) return words[obstacle];
  const { node, image } = architectures;
  return [`is ${node}, the image is ${image}`, `are ${node}, the image is ${image}`];
}

/** "2 nodes lack memory, c is draining"; empty where every node can take it. */
export function describeRefusals(refusals: readonly Refusal[]): string {
  const byPhrase = new Map<string, { readonly many: string; readonly nodes: string[] }>();
  for (const refusal of refusals) {
    const [one, many] = phraseOf(refusal);
    const same = byPhrase.get(one) ?? { many, nodes: [] };
    same.nodes.push(refusal.node);
    byPhrase.set(one, same);
  }
  return [...byPhrase]
    .map(([one, { many, nodes }]) => (nodes.length === 1 ? `${nodes[0]} ${one}` : `${nodes.length} nodes ${many}`))
    .join(", ");
}

/** Why this node, or why none, in one sentence. */
export function describePlace({ node, refusals, others, tight }: Place): string {
  const not = describeRefusals(refusals);
  if (node === null) {
    if (refusals.length === 0) return "There is no node. Add one, then deploy again.";
    const hints = [...new Set(refusals.flatMap(({ obstacle }) => remedies[obstacle] ?? []))];
    const what = hints.length === 0 ? "" : ` ${capital(hints.join(", or "))}.`;
    return `No node can take it: ${not}.${what}`;
  }
  if (tight) return `No node has as much memory free as it may use; ${node.name} has most.`;
  if (others.length === 0)
    return not === "" ? `${node.name} is the only node.` : `Only ${node.name} can take it: ${not}.`;
  return `${node.name} has the fewest of its replicas and room.${not === "" ? "" : ` Left out: ${not}.`}`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
