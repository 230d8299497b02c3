import { once } from "../once";
import type { ActorCtx } from "../use-case";

/** The folders of a project by name, of all depths. */
export const findFolders = (ctx: ActorCtx, projectId: string) =>
  once(ctx, `folders:${projectId}`, () =>
    ctx.db.folder.findMany({
      where: { projectId },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true, parentId: true, projectId: true },
    }),
  );
