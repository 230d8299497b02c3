import { z } from "zod";
import { isAppError, invalid } from "../../domain/errors";
import { choose } from "../../domain/node-contents/plan-prune";
import { contentKinds } from "../../domain/node-contents/thing";
import { mutation } from "../use-case";
import { discard } from "./discard";
import { locateManagedContents, nodeAddress } from "./locate-contents";
import { noteContent } from "./note-content";
import { takeStock } from "./take-stock";

/** Removes exactly what a person chose out of a plan, each judged anew, and says what stayed and why. */
export const pruneNode = mutation({
  permission: "node.manage",
  input: nodeAddress.extend({ kind: z.enum(contentKinds), ids: z.array(z.string().max(500)).max(2_000) }),
  locate: locateManagedContents,
  run: async (ctx, { kind, ids }, located) => {
    if (ids.length === 0) throw invalid({ ids: "Choose what shall go." });
    const { go, refused } = choose(await takeStock(ctx, located, kind), ids);
    const engine = await ctx.engines.get(located.node.id);
    const removed: { name: string; bytes: number | null }[] = [];
    const stayed = [...refused];
    for (const thing of go) {
      try {
        await discard(engine, thing);
        removed.push({ name: thing.name, bytes: thing.bytes });
      } catch (error) {
        if (!isAppError(error)) throw error;
        stayed.push({ id: thing.id, name: thing.name, reason: error.message });
      }
    }
    for (const { name } of removed) await noteContent(ctx, located, `${kind.slice(0, -1)}.removed`, name);
    return { removed, bytes: removed.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0), stayed };
  },
});
