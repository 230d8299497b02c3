import { z } from "zod";
import { newId } from "../../db/new-id";
import { isUniqueViolation } from "../../db/unique";
import { can } from "../../domain/access/can";
import { parseDomain } from "../../domain/domains/parse-domain";
import { AppError, invalid } from "../../domain/errors";
import { requireNotDeleting } from "../applications/application-address";
import { noteChange } from "../applications/note-change";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { type ActorCtx, mutation } from "../use-case";
import { publishEverywhere } from "./publish-everywhere";

/** Sends a host, or a path of it, to the application. Takes effect at once, without a deployment. */
export const addDomain = mutation({
  permission: "application.update",
  input: appAddress.extend({ host: z.string(), path: z.string().optional(), stripPath: z.boolean().default(false) }),
  locate: locateAppEnvironment,
  run: async (ctx, input, at) => {
    requireNotDeleting(at.application);
    const { host, path } = parseDomain(input);
    if (host === ctx.publicHost || host === ctx.ownHost) throw ours;
    const data = {
      id: newId("domain"),
      appEnvironmentId: at.appEnvironment.id,
      host,
      path,
      stripPath: input.stripPath,
    };
    try {
      await ctx.db.$transaction(async (tx) => {
        await tx.domain.create({ data });
        await noteChange(tx, ctx, at, "domain.added", { host, path, environment: at.environment.name });
        await publishEverywhere(tx);
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw await taken(ctx, host, path);
      throw error;
    }
    return { id: data.id };
  },
});

/** Cookies know no ports: browsers would send the application the sessions of whoever opens it. */
const ours = invalid({
  host: "Docker Manager itself is reached by this name, so the application would be sent its sign-ins. Choose another name.",
});

/** Names the application that has it, to those who may see that one. */
async function taken(ctx: ActorCtx, host: string, path: string): Promise<AppError> {
  const holder = await ctx.db.domain.findUnique({
    where: { host_path: { host, path } },
    include: { appEnvironment: { include: { environment: true, application: { include: { project: true } } } } },
  });
  const application = holder?.appEnvironment.application;
  const resource = application && {
    organizationId: application.project.organizationId,
    projectId: application.projectId,
  };
  const name =
    holder && application && resource && can(ctx.actor, "project.read", resource)
      ? `“${application.name}” (${application.project.name}, ${holder.appEnvironment.environment.name})`
      : "Another application of this installation";
  return new AppError(
    "conflict",
    `${name} has ${host}${path === "/" ? "" : path} already. Remove it there first, or choose another one.`,
    {
      host: `${name} has it already.`,
    },
  );
}
