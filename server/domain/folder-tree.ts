export interface FolderNode {
  readonly id: string;
  readonly parentId: string | null;
}

/** Deeper trees help nobody and would let a look at one page cost without limit. */
export const maxFolderDepth = 8;

/** Whether `folderId` may be put under `parentId`: not into itself or below itself, and not too deep. Null is the top. */
export function canMoveFolder(
  folders: readonly FolderNode[],
  folderId: string,
  parentId: string | null,
): "yes" | "loop" | "deep" {
  const above = pathTo(folders, parentId);
  if (above.includes(folderId)) return "loop";
  return above.length + heightOf(folders, folderId) > maxFolderDepth ? "deep" : "yes";
}

/** The ids from the top down to `id`, itself included. A loop in the rows ends the walk instead of hanging it. */
export function pathTo(folders: readonly FolderNode[], id: string | null): string[] {
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const path: string[] = [];
  for (let at = id; at !== null && !path.includes(at); at = byId.get(at)?.parentId ?? null) path.unshift(at);
  return path;
}

/** All ids as they stand under each other on a page: each folder before those in it, siblings in the order given. */
export function inTreeOrder(folders: readonly FolderNode[], parentId: string | null = null): string[] {
  const here = folders.filter((folder) => folder.parentId === parentId);
  return here.flatMap(({ id }) => [id, ...inTreeOrder(folders, id)]);
}

function heightOf(folders: readonly FolderNode[], id: string, seen: readonly string[] = []): number {
  const below = folders.filter((folder) => folder.parentId === id && !seen.includes(folder.id));
  return 1 + Math.max(0, ...below.map((folder) => heightOf(folders, folder.id, [...seen, id])));
}
