import { noteChanges } from "../../domain/activity/note-changes";
import { secretChange } from "../../domain/activity/secret-change";
import { describeRegistryChanges } from "../../domain/registry/describe-registry-changes";
import { tryRegistry } from "../../registry/try-registry";
import { recordActivity } from "../activity";
import { locateOrganization } from "../locate";
import { mutation } from "../use-case";
import { registrySeal } from "./open-registry";
import { registryInput } from "./registry-input";
import { resolveRegistry } from "./resolve-registry";

/** Has images of an organisation pushed to a registry from now on. It is tried first, and saved only once it takes what is pushed. */
export const updateRegistry = mutation({
  permission: "organization.update",
  input: registryInput,
  locate: locateOrganization,
  run: async (ctx, input, { organization }) => {
    const { id: organizationId } = organization;
    const stored = await ctx.db.registry.findUnique({ where: { organizationId } });
    const access = resolveRegistry(ctx.vault, input, stored);
    await tryRegistry(access);
    const { address, prefix, plainHttp, login } = access;
    const sealedPassword = login === null ? null : ctx.vault.seal(login.password, registrySeal(organizationId));
    const data = {
      ...{ address, prefix, plainHttp, username: login?.username ?? null, sealedPassword },
      ...{ checkedAt: ctx.now(), problem: null, problemAt: null },
    };
    await ctx.db.$transaction(async (tx) => {
      await tx.registry.upsert({ where: { organizationId }, create: { organizationId, ...data }, update: data });
      await recordActivity(tx, ctx, {
        ...{ organizationId, action: "registry.updated" },
        subject: { type: "registry", id: organizationId, name: address },
        detail: {
          changes: noteChanges([
            ...describeRegistryChanges(stored, data),
            ...secretChange({
              ...{ group: "Registry", label: "Password", had: Boolean(stored?.sealedPassword) },
              becomes: login === null ? "none" : input.password === "" ? "kept" : "another",
            }),
          ]),
        },
      });
    });
    return { address, prefix };
  },
});
