import { once } from "../once";
import type { ActorCtx } from "../use-case";

/** The environments of a project, in their order. */
export const findEnvironments = (ctx: ActorCtx, projectId: string) =>
  once(ctx, `environments:${projectId}`, () =>
    ctx.db.environment.findMany({
      where: { projectId },
      orderBy: { position: "asc" },
      select: { id: true, slug: true, name: true },
    }),
  );
