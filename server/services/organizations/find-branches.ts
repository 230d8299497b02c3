import type { Transaction } from "../../db/client";
import { type Mark, worstMark } from "../../domain/application/mark";
import { pathTo } from "../../domain/folder-tree";
import type { ApplicationMark } from "../projects/find-marks";

/** What is directly in a project or in a folder. */
export interface Branch {
  readonly folders: readonly { readonly id: string; readonly name: string; readonly mark: Mark | null }[];
  readonly applications: readonly BranchApplication[];
  /** applications beyond those shown */
  readonly more: number;
}

interface BranchApplication {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly mark: Mark | null;
}

interface Wanted {
  readonly projectIds: readonly string[];
  /** open folders; those of other projects than these are left out */
  readonly folderIds: readonly string[];
  /** is in its branch even beyond the limit */
  readonly applicationId: string | null;
  readonly marks: readonly ApplicationMark[];
}

interface Row {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly place: string;
  readonly total: number;
}

const shownApplications = 50;

/** The open branches of the tree, by the id of their project or folder. Two queries for all of them. */
export async function findBranches(db: Transaction, wanted: Wanted): Promise<Readonly<Record<string, Branch>>> {
  const projectIds = [...wanted.projectIds];
  if (projectIds.length === 0) return {};
  const [folders, rows] = await Promise.all([
    db.folder.findMany({
      where: { projectId: { in: projectIds } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
      select: { id: true, name: true, parentId: true, projectId: true },
    }),
    db.$queryRaw<Row[]>`
      select "id", "slug", "name", "place", "total" from (
        select "id", "slug", "name", coalesce("folderId", "projectId") as "place",
          (row_number() over here)::int as "n", (count(*) over (partition by "projectId", "folderId"))::int as "total"
        from "Application"
        where "projectId" = any(${projectIds}) and ("folderId" is null or "folderId" = any(${[...wanted.folderIds]}))
        window here as (partition by "projectId", "folderId" order by "name", "id")
      ) as numbered
      where "n" <= ${shownApplications} or "id" = ${wanted.applicationId}
      order by "name", "id"`,
  ]);
  const folderMarks = rollUp(folders, wanted.marks);
  const ownMarks = new Map(wanted.marks.map(({ applicationId, mark }) => [applicationId, mark]));
  const build = (place: string, inside: readonly (typeof folders)[number][]): Branch => {
    const here = rows.filter((row) => row.place === place);
    return {
      folders: inside.map(({ id, name }) => ({ id, name, mark: folderMarks.get(id) ?? null })),
      applications: here.map(({ id, slug, name }) => ({ id, slug, name, mark: ownMarks.get(id) ?? null })),
      more: (here[0]?.total ?? 0) - here.length,
    };
  };
  const roots = projectIds.map(
    (id) =>
      [
        id,
        build(
          id,
          folders.filter((folder) => folder.projectId === id && folder.parentId === null),
        ),
      ] as const,
  );
  const nested = folders
    .filter(({ id }) => wanted.folderIds.includes(id))
    .map(
      ({ id }) =>
        [
          id,
          build(
            id,
            folders.filter((folder) => folder.parentId === id),
          ),
        ] as const,
    );
  return Object.fromEntries([...roots, ...nested]);
}

/** A folder shows the worst of everything below it. */
function rollUp(
  folders: readonly { readonly id: string; readonly parentId: string | null }[],
  marks: readonly ApplicationMark[],
): ReadonlyMap<string, Mark> {
  const worst = new Map<string, Mark>();
  for (const { folderId, mark } of marks)
    for (const id of pathTo(folders, folderId)) {
      const both = worstMark([mark, worst.get(id) ?? null]);
      if (both !== null) worst.set(id, both);
    }
  return worst;
}
