import { z } from "zod";
import { noteChanges } from "../../domain/activity/note-changes";
import { invalid } from "../../domain/errors";
import { describePlacementChanges } from "../../domain/placement/describe-placement-changes";
import { parsePlacement, placementSchema } from "../../domain/placement/placement";
import { wakeReconcile } from "../../jobs/add-job";
import { requireNotDeleting } from "../applications/application-address";
import { noteChange } from "../applications/note-change";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { mutation } from "../use-case";
import { findNodesFor } from "./find-nodes-for";

/**
 * Changes on which nodes an application may run in an environment. It takes effect at once: replicas on nodes that are not chosen
 * any more are moved one by one.
 */
export const updatePlacement = mutation({
  permission: "application.deploy",
  input: appAddress.extend({ placement: z.unknown() }),
  locate: locateAppEnvironment,
  run: async (ctx, input, { application, project, appEnvironment, environment }) => {
    requireNotDeleting(application);
    const parsed = placementSchema.safeParse(input.placement);
    if (!parsed.success)
      throw invalid(Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join("."), issue.message])));
    const placement = parsed.data;
    const { organizationId } = project;
    const nodes = await findNodesFor(ctx.db, { organizationId, appEnvironmentId: appEnvironment.id, groupId: null });
    const { on } = placement;
    if (on.kind === "nodes" && on.ids.some((id) => !nodes.some((node) => node.id === id)))
      throw invalid({ "on.ids": "One of the nodes is not there any more. Reload the page, then choose again." });
    await ctx.db.$transaction(async (tx) => {
      await tx.appEnvironment.update({ where: { id: appEnvironment.id }, data: { placement } });
      await noteChange(tx, ctx, { application, project }, "application.placed", {
        environment: environment.name,
        changes: noteChanges(
          describePlacementChanges(
            parsePlacement(appEnvironment.placement),
            placement,
            (id) => nodes.find((node) => node.id === id)?.name ?? null,
          ),
        ),
      });
      await wakeReconcile(tx, appEnvironment.id);
    });
    return {};
  },
});
