import { z } from "zod";
import { can } from "../../domain/access/can";
import { locateOrganization } from "../locate";
import { visibleScope } from "../projects/visible-projects";
import { type ActorCtx, query } from "../use-case";
import { findNodes } from "./find-nodes";

/** The nodes, and how many replicas each has of what one may see. */
export const listNodes = query({
  permission: "node.read",
  input: z.object({ organization: z.string() }),
  locate: locateOrganization,
  run: async (ctx, _input, { organization, resource }) => {
    const [nodes, counts] = await Promise.all([findNodes(ctx, organization.id), countReplicas(ctx, organization.id)]);
    return {
      rights: { register: can(ctx.actor, "node.manage", resource) },
      nodes: nodes.map((node) => ({
        ...node,
        replicas: counts.find(({ nodeId }) => nodeId === node.id)?.replicas ?? 0,
      })),
    };
  },
});

const countReplicas = (ctx: ActorCtx, organizationId: string) =>
  ctx.db.$queryRaw<{ nodeId: string; replicas: number }[]>`
    select r."nodeId", count(*)::int as "replicas" from "Replica" r
    join "AppEnvironment" ae on ae."id" = r."appEnvironmentId"
    join "Application" a on a."id" = ae."applicationId"
    join "Project" p on p."id" = a."projectId" and ${visibleScope(ctx, organizationId)}
    where r."removedAt" is null group by r."nodeId"`;
