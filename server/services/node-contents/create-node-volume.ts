import { z } from "zod";
import { invalid } from "../../domain/errors";
import { parseContentName, parseLabels } from "../../domain/node-contents/parse-new";
import { mutation } from "../use-case";
import { locateManagedContents, nodeAddress } from "./locate-contents";
import { noteContent } from "./note-content";

/** Makes a volume for other software of the node. Those of applications are made by their deployments. */
export const createNodeVolume = mutation({
  permission: "node.manage",
  input: nodeAddress.extend({
    name: z.string(),
    /** lines of name=value */
    labels: z.string().max(4_000).default(""),
  }),
  locate: locateManagedContents,
  run: async (ctx, input, located) => {
    const volume = { name: parseContentName(input.name), labels: parseLabels(input.labels) };
    const engine = await ctx.engines.get(located.node.id);
    const taken = (await engine.readVolumes()).some(({ name }) => name === volume.name);
    if (taken) throw invalid({ name: `The node has a volume ${volume.name} already. Choose another name.` });
    await engine.createVolume(volume);
    await noteContent(ctx, located, "volume.created", volume.name);
    return { id: volume.name };
  },
});
