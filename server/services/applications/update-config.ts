import { z } from "zod";
import { noteChanges } from "../../domain/activity/note-changes";
import { appConfigSchema } from "../../domain/application/config";
import { describeConfigChanges } from "../../domain/application/describe-changes";
import { AppError, invalid } from "../../domain/errors";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { mutation } from "../use-case";
import { requireNotDeleting } from "./application-address";
import { noteChange } from "./note-change";

/** Changes the wish for an application in one environment. It is pending until it is deployed. `version` is the one that was shown. */
export const updateConfig = mutation({
  permission: "application.update",
  input: appAddress.extend({ version: z.number().int(), config: z.unknown() }),
  locate: locateAppEnvironment,
  run: async (ctx, input, { application, project, appEnvironment, environment }) => {
    requireNotDeleting(application);
    const parsed = appConfigSchema.safeParse(input.config);
    if (!parsed.success)
      throw invalid(Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join("."), issue.message])));
    const config = parsed.data;
    const paths = config.volumes.map(({ path }) => path);
    if (new Set(paths).size < paths.length)
      throw invalid({ volumes: "Two volumes have the same path. Change one of them." });
    await ctx.db.$transaction(async (tx) => {
      const { count } = await tx.appEnvironment.updateMany({
        where: { id: appEnvironment.id, configVersion: input.version },
        data: { config: config as object, configVersion: { increment: 1 } },
      });
      if (count === 0)
        throw new AppError(
          "conflict",
          "Somebody else has changed this configuration meanwhile. Reload the page, then change it again.",
        );
      await noteChange(tx, ctx, { application, project }, "application.configured", {
        environment: environment.name,
        changes: noteChanges(describeConfigChanges(appConfigSchema.parse(appEnvironment.config), config)),
      });
    });
    return {};
  },
});
