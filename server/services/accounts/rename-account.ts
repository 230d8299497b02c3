import { z } from "zod";
import { parseName } from "../../domain/names";
import { type OpenUseCase, requireActor } from "../use-case";

const input = z.object({ name: z.string() });

/** Changes one's own name. What was written of one before keeps the name that it had. */
export const renameAccount = {
  permission: "signed-in",
  changes: true,
  input,
  run: async (ctx, { name }) => {
    const { actor, db } = requireActor(ctx);
    await db.user.update({ where: { id: actor.userId }, data: { name: parseName(name) } });
  },
} as const satisfies OpenUseCase<typeof input, void>;
