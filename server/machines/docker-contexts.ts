import { createHash } from "node:crypto";
import { chown, mkdir, open, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import {
  type ContextMeta,
  parseContextMeta,
  readCurrentContext,
  withCurrentContext,
} from "../domain/node/context-meta";

/** The docker command calls a context's folder by the digest of its name. */
export const contextFolder = (name: string): string => createHash("sha256").update(name).digest("hex");

const metaOf = (config: string, name: string) => path.join(config, "contexts/meta", contextFolder(name), "meta.json");
const configOf = (config: string) => path.join(config, "config.json");

/** What is not there is nothing. @throws for what is there and may not be read */
const read = (file: string): Promise<string | null> =>
  readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return null;
    throw error;
  });

/** The context that the docker command uses; "default" is its own. @param config its folder */
export const findCurrentContext = async (config: string): Promise<string> =>
  readCurrentContext(await read(configOf(config)).catch(() => null));

/** @returns null where there is none of that name */
export async function findContext(config: string, name: string): Promise<ContextMeta | null> {
  const text = await read(metaOf(config, name)).catch(() => null);
  return text === null ? null : parseContextMeta(text);
}

/** Writes a context, whole or not at all. @throws NodeJS.ErrnoException */
export async function writeContext(config: string, name: string, meta: string): Promise<void> {
  await replaceFile(config, metaOf(config, name), meta, 0o644);
}

/**
 * Makes a context the current one and leaves all else in config.json as it is.
 * @throws SyntaxError where that makes no sense; NodeJS.ErrnoException where it cannot be written
 */
export async function setCurrentContext(config: string, name: string): Promise<void> {
  const before = await read(configOf(config));
  await replaceFile(config, configOf(config), withCurrentContext(before, name), 0o600);
}

/** Puts a file in the place of another at once, with its mode; a link stays one. Who owns the docker command's folder owns it. */
async function replaceFile(config: string, wanted: string, text: string, newMode: number): Promise<void> {
  const owner = await stat(config).catch(() => stat(path.dirname(config)));
  const file = await realpath(wanted).catch(() => wanted);
  await makeFolder(path.dirname(file), owner);
  const part = `${file}.${process.pid}.tmp`;
  try {
    const mode = (await stat(file).catch(() => null))?.mode ?? newMode;
    const handle = await open(part, "w", mode & 0o777);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await giveTo(owner, part);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true }).catch(() => {});
    throw error;
  }
}

async function makeFolder(folder: string, owner: Owner): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let one = folder; one.length >= first.length; one = path.dirname(one)) await giveTo(owner, one);
}

type Owner = Readonly<Record<"uid" | "gid", number>>;

/** A server that runs as root writes into somebody's home: the files are his. */
async function giveTo({ uid, gid }: Owner, file: string): Promise<void> {
  if (process.getuid?.() === 0) await chown(file, uid, gid);
}
