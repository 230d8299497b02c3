import { z } from "zod";
import { invalid } from "../../domain/errors";
import { checkValue, parseKey } from "../../domain/env-vars/parse-key";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { mutation } from "../use-case";
import { changeVariables } from "./change-variables";
import { variableAad } from "./open-variables";

/** Sets one variable. `value` null keeps the value of a secret and changes only where it is used. */
export const setVariable = mutation({
  permission: "variables.write",
  input: appAddress.extend({
    key: z.string(),
    value: z.string().nullable(),
    secret: z.boolean(),
    build: z.boolean().default(false),
    run: z.boolean().default(true),
  }),
  locate: locateAppEnvironment,
  run: async (ctx, { key: name, value, secret, build, run }, at) => {
    const key = parseKey(name);
    const appEnvironmentId = at.appEnvironment.id;
    if (secret && build)
      throw invalid({ build: "A secret cannot be given to the build: it would stay readable in the image's history." });
    const where = { appEnvironmentId_key: { appEnvironmentId, key } };
    const known = await ctx.db.variable.findUnique({ where });
    if (value === null && !(secret && known?.sealed)) throw invalid({ value: "Enter the value." });
    const text = value === null ? null : checkValue(value);
    const sealed = secret && text !== null ? ctx.vault.seal(text, variableAad(appEnvironmentId, key)) : null;
    const data = secret
      ? { value: null, sealed: sealed ?? known?.sealed ?? null, build, run }
      : { value: text, sealed: null, build, run };
    await changeVariables(ctx, at, "variable.set", [key], async (tx) => {
      await tx.variable.upsert({ where, create: { appEnvironmentId, key, ...data }, update: data });
    });
    return {};
  },
});
