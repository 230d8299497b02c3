import type { Transaction } from "../../db/client";
import { likeAnywhere } from "../../db/escape-like";
import { Prisma } from "../../db/generated/client";

export const matrixFilters = ["all", "attention", "drift"] as const;
export type MatrixFilter = (typeof matrixFilters)[number];

interface Wanted {
  readonly projectId: string;
  readonly filter: MatrixFilter;
  readonly search: string;
  /** folders as they stand under each other on the page; applications in none come last */
  readonly folderOrder: readonly string[];
  readonly offset: number;
  readonly limit: number;
}

export interface MatrixRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly folderId: string | null;
  readonly sourceKind: "IMAGE" | "GIT";
  readonly source: unknown;
  readonly deletingSince: Date | null;
  /** how many match in all */
  readonly total: number;
}

/** Which applications are on a page of the matrix, in its order. */
export async function findMatrixPage(db: Transaction, wanted: Wanted): Promise<readonly MatrixRow[]> {
  const { projectId, filter, search, folderOrder, offset, limit } = wanted;
  const named = search === "" ? Prisma.empty : Prisma.sql`and a."name" ilike ${likeAnywhere(search)}`;
  return db.$queryRaw<MatrixRow[]>`
    select a."id", a."slug", a."name", a."folderId", a."sourceKind"::text, a."source", a."deletingSince",
      (count(*) over ())::int as total
    from "Application" a
    left join unnest(${[...folderOrder]}::text[]) with ordinality as place(id, n) on place.id = a."folderId"
    where a."projectId" = ${projectId} ${named} ${conditions[filter]}
    order by place.n nulls last, a."name", a."id"
    offset ${offset} limit ${limit}`;
}

const conditions: Readonly<Record<MatrixFilter, Prisma.Sql>> = {
  all: Prisma.empty,
  attention: Prisma.sql`and exists (
    select 1 from "AppEnvironment" ae where ae."applicationId" = a."id"
      and (ae."lastFailureId" is not null or ae."missing" > 0))`,
  // The same commit is the same, in whichever environment it was built.
  drift: Prisma.sql`and 1 < (
    select count(distinct coalesce(r."commit", r."imageId")) from "AppEnvironment" ae
    join "Release" r on r."id" = ae."currentReleaseId" where ae."applicationId" = a."id")`,
};
