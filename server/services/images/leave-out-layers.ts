import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import path from "node:path";
import { PassThrough, type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { extract, type Pack, pack } from "tar-stream";
import { EngineError } from "../../docker/engine-error";

/** There is no room on this machine, which is not the node that gets the image. */
export class KeepFailed extends EngineError {
  constructor(said: string) {
    super("refused", `A layer could not be kept here for a moment: ${said}.`);
  }
}

const ownFaults = ["ENOSPC", "EDQUOT", "ENOENT", "EACCES", "EROFS", "EIO"];

/**
 * The archive of `docker save` without these layers. From version 25 on an engine names each layer by its id; one before gives it a name
 * of its own, and which it is shows when all of it was read: until then it is kept in a folder.
 * @param layers ids of unpacked layers, sha256:…; @param folder for one layer at a time, whose failure is a KeepFailed of the stream
 */
export function leaveOutLayers(archive: Readable, layers: ReadonlySet<string>, folder: string): Readable {
  const rest = pack();
  // By Node's own streams at both ends: who reads it, and who breaks it off, needs not know that this is a tar archive.
  const out = new PassThrough();
  pipeline(rest, out).catch(() => {});
  copyEntries(archive, rest, layers, path.join(folder, "layer.tar")).catch((error: Error) => out.destroy(error));
  out.once("close", () => archive.destroy());
  return out;
}

async function copyEntries(archive: Readable, rest: Pack, layers: ReadonlySet<string>, file: string): Promise<void> {
  const entries = extract();
  const whole = pipeline(archive, entries);
  whole.catch(() => {});
  for await (const entry of entries) {
    const { name, type } = entry.header;
    const blob = /^blobs\/sha256\/([0-9a-f]{64})$/.exec(name)?.[1];
    if (blob !== undefined && layers.has(`sha256:${blob}`)) entry.resume();
    else if (type === "file" && name.endsWith("/layer.tar")) {
      const id = await keep(entry, file);
      if (!layers.has(id)) await pipeline(createReadStream(file), rest.entry(entry.header));
    } else await pipeline(entry, rest.entry(entry.header));
  }
  await whole;
  rest.finalize();
}

/** @returns its id */
async function keep(entry: AsyncIterable<unknown>, file: string): Promise<string> {
  const hash = createHash("sha256");
  const look = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(entry, look, createWriteStream(file, { mode: 0o600 }));
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw ownFaults.includes(code) ? new KeepFailed(message) : error;
  }
  return `sha256:${hash.digest("hex")}`;
}
