import { z } from "zod";
import { notFound } from "../../domain/errors";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { mutation } from "../use-case";
import { changeVariables } from "./change-variables";

export const removeVariable = mutation({
  permission: "variables.write",
  input: appAddress.extend({ key: z.string() }),
  locate: locateAppEnvironment,
  run: async (ctx, { key }, at) => {
    await changeVariables(ctx, at, "variable.removed", [key], async (tx) => {
      const { count } = await tx.variable.deleteMany({ where: { appEnvironmentId: at.appEnvironment.id, key } });
      if (count === 0) throw notFound("variable");
    });
    return {};
  },
});
