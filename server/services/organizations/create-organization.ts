import { z } from "zod";
import type { Ctx } from "../../context";
import { newId } from "../../db/new-id";
import { parseName, pickSlug } from "../../domain/names";
import { recordActivity } from "../activity";
import type { ActorCtx, OpenUseCase } from "../use-case";

const input = z.object({ name: z.string() });

/** Makes an organisation whose owner is the actor. */
export const createOrganization = {
  permission: "signed-in",
  changes: true,
  input,
  run: async (ctx: Ctx, raw) => {
    const name = parseName(raw.name);
    const actorCtx = ctx as ActorCtx;
    const id = newId("organization");
    const taken = await ctx.db.organization.findMany({ select: { slug: true } });
    const slug = pickSlug(name, new Set(taken.map((row) => row.slug)));
    await ctx.db.$transaction(async (tx) => {
      await tx.organization.create({ data: { id, slug, name } });
      await tx.membership.create({ data: { organizationId: id, userId: actorCtx.actor.userId, role: "OWNER" } });
      const subject = { type: "organization", id, name };
      await recordActivity(tx, actorCtx, { organizationId: id, action: "organization.created", subject });
    });
    return { slug };
  },
} as const satisfies OpenUseCase<typeof input, { slug: string }>;
