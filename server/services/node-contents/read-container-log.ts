import { AppError } from "../../domain/errors";
import { query } from "../use-case";
import { findThing } from "./find-thing";
import { contentAddress, locateManagedContents } from "./locate-contents";

const lines = 300;
const limitMs = 8_000;

/** The newest lines of a container of other software. Those of an application are read by its own page, masked. */
export const readContainerLog = query({
  permission: "node.manage",
  input: contentAddress.omit({ kind: true }),
  locate: locateManagedContents,
  run: async (ctx, { id }, located) => {
    const thing = await findThing(ctx, located, { kind: "containers", id });
    if (thing.owner.kind !== "other")
      throw new AppError("conflict", "Lines of an application are read in its logs, where its secrets are masked.");
    const engine = await ctx.engines.get(located.node.id);
    const signal = AbortSignal.timeout(limitMs);
    const read: { at: string; stream: string; text: string }[] = [];
    for await (const line of engine.logs(thing.id, { tail: lines, follow: false, signal })) read.push(line);
    return { lines: read, more: read.length >= lines };
  },
});
