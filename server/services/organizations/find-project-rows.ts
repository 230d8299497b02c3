import type { Transaction } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { type Mark, worstMark } from "../../domain/application/mark";
import { type ServingCounts, servingByProject } from "../projects/count-serving";
import type { ApplicationMark } from "../projects/find-marks";
import type { ProjectScope } from "../projects/visible-projects";

interface ProjectRow extends Pick<ServingCounts, "applications" | "desired" | "serving"> {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly mark: Mark | null;
}

interface Row extends ServingCounts {
  readonly id: string | null;
  readonly slug: string;
  readonly name: string;
  /** in the row without a project: how many there are */
  readonly projects: number;
}

/** What serves in all projects together, and in the first of them: those that need somebody or move, then by name. One query. */
export async function findProjectRows(
  db: Transaction,
  scope: ProjectScope,
  marks: readonly ApplicationMark[],
  limit: number,
): Promise<{ readonly totals: ServingCounts & { readonly projects: number }; readonly rows: readonly ProjectRow[] }> {
  const worst = new Map<string, Mark>();
  for (const { projectId, mark } of marks)
    worst.set(projectId, worstMark([mark, worst.get(projectId) ?? null]) ?? mark);
  const [ids, ranks] = [[...worst.keys()], [...worst.values()].map(urgency)];
  const found = await db.$queryRaw<Row[]>`
    with ${servingByProject(scope)}, shown as (
      select p."id", p."slug", p."name", row_number() over (order by marked.rank desc nulls last, p."name", p."id") as n
      from "Project" p
      left join unnest(${ids}::text[], ${ranks}::int[]) as marked(id, rank) on marked.id = p."id"
      where ${scope}
    )
    select shown."id", "slug", "name", 0 as projects, ${sums(Prisma.sql`counted.`)}, n
    from shown left join counted on counted."projectId" = shown."id" where n <= ${limit}
    group by shown."id", "slug", "name", n
    union all
    select null, '', '', (select count(*)::int from shown), ${sums(Prisma.empty)}, 0 from counted
    order by n`;
  const [totals, ...rows] = found;
  if (totals === undefined) throw new Error("The row of totals is missing.");
  return {
    totals,
    rows: rows.map(({ id, slug, name, applications, desired, serving }) => {
      return { id: id ?? "", slug, name, applications, desired, serving, mark: worst.get(id ?? "") ?? null };
    }),
  };
}

const sums = (of: Prisma.Sql): Prisma.Sql =>
  Prisma.join(
    ["applications", "running", "whole", "desired", "serving"].map(
      (name) => Prisma.sql`coalesce(sum(${of}${Prisma.raw(name)}), 0)::int as ${Prisma.raw(name)}`,
    ),
  );

const urgency = (mark: Mark): number => 1 + ["moving", "warn", "bad"].indexOf(mark);
