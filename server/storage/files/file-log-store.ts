import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, rm, statfs, writeFile } from "node:fs/promises";
import path from "node:path";
import { type LogFolder, type LogPlace, type LogStore, LogStoreError } from "../log-store";
import { listFolders } from "./list-folders";

/** the database may live on the same disk: so much of it is left free */
const floorBytes = 200_000_000;
const gone = { recursive: true, force: true } as const;
const partOf = (folder: string, mark: string) => `${folder}.${path.basename(mark)}.part`;
const id = /^[a-z]+_[\da-z]{1,32}$/;

/**
 * Folders of files: <application's environment>/<replica>/<piece>.gz. One that is written has another name until it is whole, so
 * that nobody reads half of one, whenever its writer is killed.
 */
export function createFileLogStore(root: string, floor = floorBytes): LogStore {
  const folderOf = ({ appEnvironmentId, replicaId }: LogPlace) => {
    for (const name of [appEnvironmentId, replicaId]) if (!id.test(name)) throw new Error(`${name} is no id of ours.`);
    return path.join(root, appEnvironmentId, replicaId);
  };
  const fileOf = (folder: string, piece: number) => path.join(folder, `${Math.trunc(piece)}.gz`);
  return {
    begin: async (at) => beginFolder(root, folderOf(at), floor, fileOf),
    read: (at, piece) => readFile(fileOf(folderOf(at), piece)).catch(nullWhenGone),
    async drop(at, pieces) {
      for (const piece of pieces) await rm(fileOf(folderOf(at), piece), { force: true });
    },
    remove: ({ begun = null, ...at }) => rm(begun === null ? folderOf(at) : partOf(folderOf(at), begun), gone),
    list: () => listFolders(root),
  };
}

async function beginFolder(
  root: string,
  folder: string,
  floor: number,
  fileOf: (folder: string, piece: number) => string,
): Promise<LogFolder> {
  const part = partOf(folder, randomBytes(4).toString("hex"));
  await told(async () => {
    await mkdir(part, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(root);
    if (bavail * bsize >= floor) return;
    await rm(part, gone);
    throw new LogStoreError("The disk of Docker Manager is almost full.");
  });
  return {
    write: (piece, bytes) => told(() => writeFile(fileOf(part, piece), bytes, { mode: 0o600, flush: true })),
    drop: (piece) => rm(fileOf(part, piece), { force: true }),
    finish: () =>
      told(async () => {
        // A harvest that was killed before its row was written left one: this one holds the same lines, or more.
        await rm(folder, gone);
        await rename(part, folder);
      }),
    abandon: () => rm(part, gone).catch(() => {}),
  };
}

const sentences: Readonly<Record<string, string>> = {
  ENOSPC: "The disk of Docker Manager is full.",
  EDQUOT: "The disk quota of Docker Manager is used up.",
  EROFS: "The folder for logs cannot be written to: its disk is read-only.",
  EACCES: "The folder for logs cannot be written to: check whose it is.",
  EPERM: "The folder for logs cannot be written to: check whose it is.",
};

async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof LogStoreError) throw error;
    const { code = "" } = error as NodeJS.ErrnoException;
    throw new LogStoreError(
      sentences[code] ?? `The folder for logs cannot be written to (${code || "no reason given"}).`,
    );
  }
}

function nullWhenGone(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
  throw error;
}
