import { decideRemoval, type Stay } from "./decide-removal";
import { mayName } from "./owner";
import type { ContentKind, Thing } from "./thing";

export interface PrunePlan {
  /** what nothing needs, as far as can be seen; the largest first */
  readonly candidates: readonly (Thing & { readonly why: string })[];
  /** of those that were measured */
  readonly bytes: number;
  readonly stays: readonly { readonly why: Stay; readonly count: number }[];
}

/** A dry run: what could go from a node, with the reason, and how much stays. Nothing is chosen by it: that is for a person. */
export function planPrune(things: readonly Thing[]): PrunePlan {
  const candidates: (Thing & { why: string })[] = [];
  const stays = new Map<Stay, number>();
  for (const thing of things) {
    const removal = decideRemoval(thing);
    if (removal.allowed && mayName(thing.owner, true)) candidates.push({ ...thing, why: describeUnused(thing) });
    else if (!removal.allowed) stays.set(removal.why, (stays.get(removal.why) ?? 0) + 1);
  }
  candidates.sort((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0) || a.name.localeCompare(b.name));
  return {
    candidates,
    bytes: candidates.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0),
    stays: [...stays].map(([why, count]) => ({ why, count })),
  };
}

const unused: Readonly<Record<ContentKind, string>> = {
  containers: "It does not run.",
  images: "No container is of it.",
  volumes: "No container has it.",
  networks: "No container is in it.",
};

function describeUnused({ kind, status, names, owner }: Thing): string {
  if (kind === "containers" && status !== null && status !== "") return `${status}.`;
  if (kind === "images" && names.length === 0) return "It has no name, and no container is of it.";
  if (kind === "volumes" && owner.kind === "manager") return "Of an application that is gone.";
  return unused[kind];
}

export interface Chosen {
  readonly go: readonly Thing[];
  /** chosen, but not to be removed any more, or never */
  readonly refused: readonly { readonly id: string; readonly name: string; readonly reason: string }[];
}

/** Of what a person chose, that which may go now: exactly these ids, judged anew, and nothing else. */
export function choose(things: readonly Thing[], ids: readonly string[]): Chosen {
  const byId = new Map(things.filter(({ owner }) => mayName(owner, true)).map((thing) => [thing.id, thing]));
  const go: Thing[] = [];
  const refused: { id: string; name: string; reason: string }[] = [];
  for (const id of new Set(ids)) {
    const thing = byId.get(id);
    const removal = thing === undefined ? null : decideRemoval(thing);
    if (thing === undefined || removal === null)
      refused.push({ id, name: id.slice(0, 40), reason: "It is not there any more." });
    else if (removal.allowed) go.push(thing);
    else refused.push({ id, name: thing.name, reason: removal.reason });
  }
  return { go, refused };
}
