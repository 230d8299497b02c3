import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Engine } from "../../docker/engine";
import { EngineError } from "../../docker/engine-error";

/** Engines are silent while they gather an image, and while they unpack one: a link that is cut for a while goes on, too. */
const silenceMs = 5 * 60_000;

/**
 * Sends an image with one of its names from one engine to another, as fast as the slower of them takes it; nothing of it is kept
 * here. @param onBytes how many have been sent. @throws EngineError
 */
export async function streamImage(
  from: Engine,
  to: Engine,
  name: string,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const silent = new AbortController();
  const wait = () => setTimeout(() => silent.abort(), silenceMs);
  let timer = wait();
  let bytes = 0;
  const ended = new AbortController();
  const either = AbortSignal.any([signal, silent.signal, ended.signal]);
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      clearTimeout(timer);
      timer = wait();
      onBytes(bytes);
      done(null, chunk);
    },
  });
  try {
    const archive = await from.save(name, either);
    // Its failure is seen by who loads: the stream that is read from breaks with it.
    pipeline(archive, count).catch(() => {});
    await to.load(count, either);
  } catch (error) {
    if (silent.signal.aborted && !signal.aborted)
      throw new EngineError("timeout", `No byte of the image came for ${silenceMs / 60_000} minutes.`);
    throw error;
  } finally {
    clearTimeout(timer);
    ended.abort();
  }
}
