import { z } from "zod";
import { invalid } from "../../domain/errors";
import { parseContentName, parseSubnet } from "../../domain/node-contents/parse-new";
import { isEngineError } from "../../docker/engine-error";
import { mutation } from "../use-case";
import { locateManagedContents, nodeAddress } from "./locate-contents";
import { noteContent } from "./note-content";

/** Makes a bridge network for other software of the node. Those of environments are made by deployments. */
export const createNodeNetwork = mutation({
  permission: "node.manage",
  input: nodeAddress.extend({
    name: z.string(),
    /** CIDR; empty lets the engine choose */
    subnet: z.string().default(""),
    internal: z.boolean().default(false),
  }),
  locate: locateManagedContents,
  run: async (ctx, input, located) => {
    const network = { name: parseContentName(input.name), subnet: parseSubnet(input.subnet), internal: input.internal };
    const engine = await ctx.engines.get(located.node.id);
    const taken = (await engine.readNetworks()).some(({ name }) => name === network.name);
    if (taken) throw invalid({ name: `The node has a network ${network.name} already. Choose another name.` });
    try {
      await engine.createNetwork({ ...network, labels: {} });
    } catch (error) {
      if (network.subnet === null || !isEngineError(error, "refused")) throw error;
      throw invalid({ subnet: error.message });
    }
    await noteContent(ctx, located, "network.created", network.name);
    return { id: network.name };
  },
});
