import { z } from "zod";
import { planPrune } from "../../domain/node-contents/plan-prune";
import { contentKinds } from "../../domain/node-contents/thing";
import { query } from "../use-case";
import { locateManagedContents, nodeAddress } from "./locate-contents";
import { takeStock } from "./take-stock";

/** Sizes are what the plan is about: it waits for them as long as a page may take. */
const sizesMs = 7_000;

/** More than anybody ticks at once; when those are gone the next come. */
const shown = 300;

/** A dry run: what nothing on the node needs, with sizes and reasons, and how much stays. Removes nothing. */
export const readPrunePlan = query({
  permission: "node.manage",
  input: nodeAddress.extend({ kind: z.enum(contentKinds) }),
  locate: locateManagedContents,
  run: async (ctx, { kind }, located) => {
    const plan = planPrune(await takeStock(ctx, located, kind, sizesMs));
    return {
      total: plan.candidates.length,
      bytes: plan.bytes,
      stays: plan.stays,
      candidates: plan.candidates
        .slice(0, shown)
        .map(({ id, name, names, owner, bytes, why }) => ({ id, name, names, owner, bytes, why })),
    };
  },
});
