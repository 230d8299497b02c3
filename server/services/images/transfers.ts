import type { Engine } from "../../docker/engine";
import { EngineError } from "../../docker/engine-error";
import { imageStillMissing } from "./image-errors";

/** A copy of an image from one engine to another that is under way or failed a moment ago. */
export interface Transfer {
  readonly nodeId: string;
  readonly imageId: string;
  readonly bytes: number;
  /** of the image as its engine measures it; the stream may be a little longer */
  readonly total: number;
  readonly error: Error | null;
}

export interface Transfers {
  /** Begins the copy, unless it is under way. @throws Error why it failed, for some seconds after that */
  begin(copy: Copy): Transfer;
  find(imageId: string): readonly Transfer[];
}

export interface Copy {
  readonly nodeId: string;
  readonly imageId: string;
  /** the name by which it is kept, which goes along */
  readonly name: string;
  readonly total: number;
  readonly from: Engine;
  readonly to: Engine;
}

/** So long a failure is told before the next try. */
const retryMs = 5_000;

/**
 * Copies of images from engine to engine, in the background: who needs one looks again. They live in this process; after its end
 * whoever needs them begins again, and what an engine has of an image by then it keeps.
 */
export function createTransfers(): Transfers {
  const running = new Map<string, { -readonly [K in keyof Transfer]: Transfer[K] }>();
  return {
    begin(copy) {
      const { nodeId, imageId, total } = copy;
      const key = `${nodeId} ${imageId}`;
      const known = running.get(key);
      if (known?.error) throw known.error;
      if (known) return known;
      const transfer = { nodeId, imageId, total, bytes: 0, error: null as Error | null };
      running.set(key, transfer);
      const forgetAt = (ms: number) => setTimeout(() => running.delete(key), ms).unref();
      run(copy, (bytes) => {
        transfer.bytes = bytes;
      }).then(
        () => running.delete(key),
        (error: Error) => {
          transfer.error = error;
          forgetAt(retryMs);
        },
      );
      return transfer;
    },
    find: (imageId) => [...running.values()].filter((one) => one.imageId === imageId && one.error === null),
  };
}

/** An engine that sends nothing for so long is not measuring layers any more: the way to it is gone. */
const silenceMs = 60_000;

async function run({ from, to, name, imageId }: Copy, onBytes: (bytes: number) => void): Promise<void> {
  const stream = await from.save(name);
  let bytes = 0;
  const silence = setTimeout(() => stream.destroy(new Error("it sent nothing for 60 s")), silenceMs).unref();
  stream.on("data", (chunk: Buffer) => {
    silence.refresh();
    bytes += chunk.length;
    onBytes(bytes);
  });
  stream.pause();
  const broken = new Promise<never>((_, reject) =>
    stream.once("error", (error) =>
      reject(
        error instanceof EngineError
          ? error
          : new EngineError("unreachable", `The node that has the image stopped sending it (${error.message}).`),
      ),
    ),
  );
  try {
    await Promise.race([to.load(stream), broken]);
  } finally {
    clearTimeout(silence);
    stream.destroy();
  }
  if ((await to.inspectImage(imageId)) === null) throw imageStillMissing(imageId);
}
