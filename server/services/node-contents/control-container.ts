import { z } from "zod";
import { AppError } from "../../domain/errors";
import { mutation } from "../use-case";
import { findThing } from "./find-thing";
import { contentAddress, locateManagedContents } from "./locate-contents";
import { noteContent } from "./note-content";

/** Starts, stops or restarts a container of other software. One of an application is driven by the application. */
export const controlContainer = mutation({
  permission: "node.manage",
  input: contentAddress.omit({ kind: true }).extend({ action: z.enum(["start", "stop", "restart"]) }),
  locate: locateManagedContents,
  run: async (ctx, { id, action }, located) => {
    const thing = await findThing(ctx, located, { kind: "containers", id });
    if (thing.owner.kind !== "other")
      throw new AppError("conflict", `${thing.name} is Docker Manager’s own: start and stop it by its application.`);
    const engine = await ctx.engines.get(located.node.id);
    await engine[action](thing.id);
    await noteContent(ctx, located, `container.${action}`, thing.name);
    return {};
  },
});
