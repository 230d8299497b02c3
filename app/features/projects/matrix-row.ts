import type { Read } from "~/lib/read";
import type { FolderRow } from "~/features/folders/folder-options";
import { inTreeOrder } from "../../../server/domain/folder-tree";

export type MatrixRow = Read<"projects", "readMatrix">["rows"][number];

export interface MatrixGroup {
  /** null: in no folder */
  readonly folder: FolderRow | null;
  readonly rows: readonly MatrixRow[];
}

/** Rows under their folders, in the order of the tree; what is in none comes last. Empty folders only where all is shown. */
export function groupRows(folders: readonly FolderRow[], rows: readonly MatrixRow[], all: boolean): MatrixGroup[] {
  const groups = inTreeOrder(folders).flatMap((id) => {
    const folder = folders.find((one) => one.id === id);
    const own = rows.filter((row) => row.folderId === id);
    return folder !== undefined && (own.length > 0 || all) ? [{ folder, rows: own }] : [];
  });
  const loose = rows.filter((row) => row.folderId === null);
  return loose.length > 0 ? [...groups, { folder: null, rows: loose }] : groups;
}
