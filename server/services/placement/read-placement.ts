import { appConfigSchema } from "../../domain/application/config";
import { describeObstacle, describePlace } from "../../domain/placement/describe-placement";
import { placeSlot, type Refusal } from "../../domain/placement/place-slot";
import { parsePlacement } from "../../domain/placement/placement";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { query } from "../use-case";
import { toRequest } from "./choose-node";
import { findNodesFor } from "./find-nodes-for";

/** On which nodes an application may run in an environment, and where a deployment would put its replicas now, and why. */
export const readPlacement = query({
  permission: "project.read",
  input: appAddress,
  locate: locateAppEnvironment,
  run: async (ctx, _input, { appEnvironment, resource: { organizationId } }) => {
    const config = appConfigSchema.parse(appEnvironment.config);
    const wanted = { organizationId, appEnvironmentId: appEnvironment.id, groupId: null };
    // The next image is not made yet: it will most likely be for what the last one is for.
    const last = await ctx.db.release.findFirst({
      where: { appEnvironmentId: appEnvironment.id },
      orderBy: { number: "desc" },
      select: { platform: true },
    });
    const { placement } = appEnvironment;
    const [nodes, request] = await Promise.all([
      findNodesFor(ctx.db, wanted),
      toRequest(ctx.db, { ...wanted, placement, spec: config, platform: last?.platform ?? null }),
    ]);
    let left = nodes;
    const counts = new Map<string, number>();
    let sentence = "";
    for (let slot = 1; slot <= config.replicas; slot++) {
      const place = placeSlot(request, left);
      if (slot === 1) sentence = describePlace(place);
      const { node } = place;
      if (node === null) break;
      counts.set(node.name, (counts.get(node.name) ?? 0) + 1);
      const promised = request.memoryBytes ?? 0;
      left = left.map((one) =>
        one.id === node.id
          ? { ...one, ownReplicas: one.ownReplicas + 1, promisedBytes: one.promisedBytes + promised }
          : one,
      );
    }
    const { refusals } = placeSlot(request, nodes);
    return {
      placement: parsePlacement(placement),
      nodes: nodes.map(({ id, name, labels }) => ({
        ...{ id, name, labels },
        replicas: counts.get(name) ?? 0,
        obstacle: obstacleOf(refusals, name),
      })),
      sentence,
      placed: [...counts.values()].reduce((sum, count) => sum + count, 0),
      replicas: config.replicas,
    };
  },
});

function obstacleOf(refusals: readonly Refusal[], name: string): string | null {
  const refusal = refusals.find(({ node }) => node === name);
  return refusal === undefined ? null : describeObstacle(refusal);
}
