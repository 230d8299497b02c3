import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { query } from "../use-case";
import { seenAtEdges } from "./replica-views";

/** When the edges were last seen to send traffic as noted, alone: asked every few seconds by pages that stay open. */
export const readSeen = query({
  permission: "project.read",
  input: appAddress,
  locate: locateAppEnvironment,
  run: async (ctx, _input, { appEnvironment }) => {
    const nodes = await ctx.db.node.findMany({
      where: { replicas: { some: { appEnvironmentId: appEnvironment.id, removedAt: null } } },
      select: { edgeSeenAt: true, edgeProblem: true },
    });
    return seenAtEdges(nodes.map((node) => ({ node })));
  },
});
