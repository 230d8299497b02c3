import { z } from "zod";
import { worstMark } from "../../domain/application/mark";
import { locateOrganization } from "../locate";
import { query } from "../use-case";
import { countServing } from "./count-serving";
import { findMarks } from "./find-marks";
import { theseProjects, visibleProjects } from "./visible-projects";

const pageSize = 50;

/** The projects that one may see, by name, 50 a page, with what serves in each. */
export const listProjects = query({
  permission: "organization.read",
  input: z.object({
    organization: z.string(),
    search: z.string().trim().max(100).default(""),
    page: z.number().int().min(1).max(10_000).default(1),
  }),
  locate: locateOrganization,
  run: async (ctx, { search, page }, { organization }) => {
    const where = {
      ...visibleProjects(ctx, organization.id),
      ...(search === "" ? {} : { name: { contains: search, mode: "insensitive" as const } }),
    };
    const [projects, total] = await Promise.all([
      ctx.db.project.findMany({
        where,
        orderBy: [{ name: "asc" }, { id: "asc" }],
        select: { id: true, slug: true, name: true, deletingSince: true },
        skip: (page - 1) * pageSize,
        take: pageSize,
      }),
      ctx.db.project.count({ where }),
    ]);
    const ids = projects.map(({ id }) => id);
    const [counts, marks] = await Promise.all([
      countServing(ctx.db, theseProjects(ids)),
      findMarks(ctx.db, theseProjects(ids)),
    ]);
    const rows = projects.map(({ id, slug, name, deletingSince }) => {
      const { applications = 0, desired = 0, serving = 0 } = counts.find(({ projectId }) => projectId === id) ?? {};
      const mark = worstMark(marks.filter((one) => one.projectId === id).map((one) => one.mark));
      return { slug, name, deleting: deletingSince !== null, applications, desired, serving, mark };
    });
    return { rows, total, pages: Math.max(1, Math.ceil(total / pageSize)) };
  },
});
