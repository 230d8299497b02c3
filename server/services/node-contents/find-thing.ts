import { notFound } from "../../domain/errors";
import { mayName } from "../../domain/node-contents/owner";
import type { ContentKind, Thing } from "../../domain/node-contents/thing";
import type { ActorCtx } from "../use-case";
import type { LocatedContents } from "./locate-contents";
import { takeStock } from "./take-stock";

const nouns = { containers: "container", images: "image", volumes: "volume", networks: "network" } as const;

/** One thing on a node, by id or name. @throws AppError not_found, also for one that must not be named to whoever asks */
export async function findThing(
  ctx: ActorCtx,
  located: LocatedContents,
  { kind, id }: { readonly kind: ContentKind; readonly id: string },
): Promise<Thing> {
  const known = (await takeStock(ctx, located, kind)).filter(({ owner }) => mayName(owner, located.manages));
  // A name may look like the id of another: what is exactly it goes first.
  const thing =
    known.find((one) => one.id === id) ?? known.find(({ name, names }) => name === id || names.includes(id));
  if (thing === undefined) throw notFound(nouns[kind]);
  return thing;
}
