import { z } from "zod";
import { arrange, shows, sorts } from "../../domain/node-contents/arrange";
import { decideRemoval } from "../../domain/node-contents/decide-removal";
import { mayName } from "../../domain/node-contents/owner";
import { contentKinds } from "../../domain/node-contents/thing";
import { query } from "../use-case";
import { locateContents, nodeAddress } from "./locate-contents";
import { takeStock } from "./take-stock";
import { toView } from "./to-view";

const pageSize = 50;
const usersInRow = 2;

/** Containers, images, volumes or networks of a node: those that one may see by name, the rest as numbers. */
export const listNodeContents = query({
  permission: "node.read",
  input: nodeAddress.extend({
    kind: z.enum(contentKinds),
    q: z.string().max(200).default(""),
    show: z.enum(shows).default("all"),
    sort: z.enum(sorts).default("name"),
    page: z.number().int().min(1).max(10_000).default(1),
  }),
  locate: locateContents,
  run: async (ctx, { kind, ...wish }, located) => {
    const all = await takeStock(ctx, located, kind);
    const { manages } = located;
    const known = all.filter(({ owner }) => mayName(owner, manages));
    const { rows, ...rest } = arrange(known, wish, pageSize);
    const foreign = all.filter(({ owner }) => owner.kind === "foreign").length;
    return {
      ...rest,
      rows: rows.map((thing) => toView(thing, manages, usersInRow)),
      known: known.length,
      running: kind === "containers" ? known.filter(({ state }) => state === "running").length : null,
      unused: manages ? known.filter((thing) => decideRemoval(thing).allowed).length : 0,
      hidden: { foreign, rest: all.length - known.length - foreign },
      rights: { manage: manages },
      readAt: ctx.now(),
    };
  },
});
