import { AppError, invalid } from "../../domain/errors";
import { decideRemoval } from "../../domain/node-contents/decide-removal";
import { z } from "zod";
import { mutation } from "../use-case";
import { discard } from "./discard";
import { findThing } from "./find-thing";
import { contentAddress, locateManagedContents } from "./locate-contents";
import { noteContent } from "./note-content";

/** Removes one thing from a node: nothing that is in use, nor what belongs to an application. `confirm` is its name. */
export const removeNodeContent = mutation({
  permission: "node.manage",
  input: contentAddress.extend({ confirm: z.string().max(500) }),
  locate: locateManagedContents,
  run: async (ctx, { kind, id, confirm }, located) => {
    const thing = await findThing(ctx, located, { kind, id });
    const removal = decideRemoval(thing);
    if (!removal.allowed) throw new AppError("conflict", `${thing.name} stays. ${removal.reason}`);
    if (confirm !== thing.name) throw invalid({ confirm: `Type “${thing.name}” as it is written here.` });
    await discard(await ctx.engines.get(located.node.id), thing);
    await noteContent(ctx, located, `${kind.slice(0, -1)}.removed`, thing.name);
    return {};
  },
});
