import { z } from "zod";
import { notFound } from "../../domain/errors";
import { noteChange } from "../applications/note-change";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { mutation } from "../use-case";
import { publishEverywhere } from "./publish-everywhere";

export const removeDomain = mutation({
  permission: "application.update",
  input: appAddress.extend({ domainId: z.string() }),
  locate: locateAppEnvironment,
  run: async (ctx, { domainId }, at) => {
    const domain = await ctx.db.domain.findFirst({ where: { id: domainId, appEnvironmentId: at.appEnvironment.id } });
    if (domain === null) throw notFound("domain");
    await ctx.db.$transaction(async (tx) => {
      await tx.domain.delete({ where: { id: domain.id } });
      await noteChange(tx, ctx, at, "domain.removed", { host: domain.host, path: domain.path });
      await publishEverywhere(tx);
    });
    return {};
  },
});
