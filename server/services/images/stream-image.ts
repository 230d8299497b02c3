import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Engine } from "../../docker/engine";
import { EngineError } from "../../docker/engine-error";
import { leaveOutLayers } from "./leave-out-layers";

/** Engines are silent while they gather an image, and while they unpack one: a link that is cut for a while goes on, too. */
const silenceMs = 5 * 60_000;

export interface LeftOut {
  /** ids of layers that the other engine has */
  readonly layers: ReadonlySet<string>;
  /** where one layer at a time may be kept */
  readonly folder: string;
}

/**
 * Sends an image with one of its names from one engine to another, as fast as the slower of them takes it; nothing of it stays here.
 * @param onBytes how many have been read of it. @throws EngineError refused, too, when a layer that was left out is not there
 */
export async function streamImage(
  from: Engine,
  to: Engine,
  name: string,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
  leftOut: LeftOut | null = null,
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
    await to.load(leftOut === null ? count : leaveOutLayers(count, leftOut.layers, leftOut.folder), either);
  } catch (error) {
    if (silent.signal.aborted && !signal.aborted)
      throw new EngineError("timeout", `No byte of the image came for ${silenceMs / 60_000} minutes.`);
    throw error;
  } finally {
    clearTimeout(timer);
    ended.abort();
  }
}
