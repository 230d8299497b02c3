import { z } from "zod";
import { parseDotenv } from "../../domain/env-vars/parse-dotenv";
import { checkValue } from "../../domain/env-vars/parse-key";
import { invalid } from "../../domain/errors";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { mutation } from "../use-case";
import { changeVariables } from "./change-variables";
import { variableAad } from "./open-variables";

const maxAtOnce = 500;

/** Sets the variables of a pasted .env file; those that it does not name stay as they are. */
export const importVariables = mutation({
  permission: "variables.write",
  input: appAddress.extend({ text: z.string().max(1024 * 1024, "Import 1 MB at most."), secret: z.boolean() }),
  locate: locateAppEnvironment,
  run: async (ctx, { text, secret }, at) => {
    const entries = parseDotenv(text);
    if (entries.length === 0)
      throw invalid({ text: "There is no variable in this text. Paste lines such as KEY=value." });
    if (entries.length > maxAtOnce) throw invalid({ text: `Import ${maxAtOnce} variables at most at a time.` });
    const appEnvironmentId = at.appEnvironment.id;
    const keys = entries.map(({ key }) => key);
    await changeVariables(ctx, at, "variable.imported", keys, async (tx) => {
      for (const { key, value: raw } of entries) {
        const value = checkValue(raw);
        const data = secret
          ? { value: null, sealed: ctx.vault.seal(value, variableAad(appEnvironmentId, key)) }
          : { value, sealed: null };
        const where = { appEnvironmentId_key: { appEnvironmentId, key } };
        await tx.variable.upsert({
          where,
          create: { appEnvironmentId, key, ...data },
          update: { ...data, ...(secret ? { build: false } : {}) },
        });
      }
    });
    return { count: entries.length };
  },
});
