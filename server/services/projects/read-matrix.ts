import { z } from "zod";
import { inTreeOrder } from "../../domain/folder-tree";
import { locateProject } from "../locate";
import { query } from "../use-case";
import { findCells } from "./find-cells";
import { findFolders } from "./find-folders";
import { findMatrixPage, type MatrixRow, matrixFilters } from "./find-matrix-page";

const pageSize = 25;

/** The page of a project: applications × environments, 25 applications a page, by folder. As many queries whatever the size. */
export const readMatrix = query({
  permission: "project.read",
  input: z.object({
    organization: z.string(),
    project: z.string(),
    filter: z.enum(matrixFilters).default("all"),
    search: z.string().trim().max(100).default(""),
    page: z.number().int().min(1).max(10_000).default(1),
  }),
  locate: locateProject,
  run: async (ctx, { filter, search, page }, { project }) => {
    const found = await findMatrixPage(ctx.db, {
      ...{ projectId: project.id, filter, search },
      folderOrder: inTreeOrder(await findFolders(ctx, project.id)),
      offset: (page - 1) * pageSize,
      limit: pageSize,
    });
    const cells = await findCells(
      ctx.db,
      found.map(({ id }) => id),
    );
    const total = found[0]?.total ?? 0;
    return {
      rows: found.map((row) => ({ ...toRow(row), cells: cells.get(row.id) ?? [] })),
      total,
      pages: Math.max(1, Math.ceil(total / pageSize)),
    };
  },
});

const toRow = ({ id, slug, name, folderId, sourceKind, source, deletingSince }: MatrixRow) => ({
  ...{ id, slug, name, folderId },
  source: describeSource(sourceKind, source as Readonly<Record<string, string>>),
  deleting: deletingSince !== null,
});

function describeSource(kind: "IMAGE" | "GIT", source: Readonly<Record<string, string>>): string {
  if (kind === "IMAGE") return source.reference ?? "image";
  if (source.url?.startsWith("example:")) return "the example";
  return `git, ${source.branch ?? "main"}`;
}
