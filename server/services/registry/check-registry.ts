import { tryRegistry } from "../../registry/try-registry";
import { locateOrganization } from "../locate";
import { mutation } from "../use-case";
import { registryInput } from "./registry-input";
import { resolveRegistry } from "./resolve-registry";

/**
 * Tries a registry: its address, its certificate, the login, and that it takes what is pushed. Nothing is left there, and nothing is
 * saved but that the stored one was seen to work.
 */
export const checkRegistry = mutation({
  permission: "organization.update",
  input: registryInput,
  locate: locateOrganization,
  run: async (ctx, input, { organization }) => {
    const stored = await ctx.db.registry.findUnique({ where: { organizationId: organization.id } });
    const access = resolveRegistry(ctx.vault, input, stored);
    await tryRegistry(access);
    const { address, prefix, plainHttp, login } = access;
    if (input.password === "")
      await ctx.db.registry.updateMany({
        where: { organizationId: organization.id, address, prefix, plainHttp, username: login?.username ?? null },
        data: { checkedAt: ctx.now(), problem: null, problemAt: null },
      });
    return { address, prefix };
  },
});
