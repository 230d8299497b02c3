import { pathTo } from "../../../server/domain/folder-tree";

export interface FolderRow {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
}

/** The names from the top down: "Payments / Cards". */
export const pathName = (folders: readonly FolderRow[], id: string): string =>
  pathTo(folders, id)
    .map((step) => folders.find((folder) => folder.id === step)?.name)
    .join(" / ");

/** All folders as choices, with the top of the project first. */
export function FolderOptions({ folders }: { folders: readonly FolderRow[] }) {
  return (
    <>
      <option value="">Top of the project</option>
      {folders.map((folder) => (
        <option key={folder.id} value={folder.id}>
          {pathName(folders, folder.id)}
        </option>
      ))}
    </>
  );
}
