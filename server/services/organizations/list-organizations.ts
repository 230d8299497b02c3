import { z } from "zod";
import type { Ctx } from "../../context";
import type { OpenUseCase } from "../use-case";

const input = z.object({});

/** The organisations that the actor is in, by name. */
export const listOrganizations = {
  permission: "signed-in",
  changes: false,
  input,
  run: async (ctx: Ctx) =>
    ctx.db.organization.findMany({
      where: { id: { in: Object.keys(ctx.actor?.organizations ?? {}) } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, slug: true, name: true },
      take: 200,
    }),
} as const satisfies OpenUseCase<typeof input, { id: string; slug: string; name: string }[]>;
