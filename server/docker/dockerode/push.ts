import type { Readable } from "node:stream";
import type Docker from "dockerode";
import type { Engine, PullOptions, RegistryLogin } from "../engine";
import { EngineError } from "../engine-error";
import type { Caller } from "./call";
import { readProgress } from "./progress";
import { createTransferProgress } from "./transfer-progress";
import { toAuth, toPushError } from "./registry-answers";

export const createPush =
  (docker: Docker, caller: Caller): Engine["push"] =>
  async (reference, options) => {
    const { signal, login } = options;
    try {
      const pushed = await send(docker, reference, options);
      const kept = await caller.call("look at the registry", () => askRegistry(docker, reference, login));
      if (pushed === null || pushed === kept) return kept;
      throw new EngineError(
        "refused",
        `The registry has another image under ${reference} than was pushed. Somebody else pushes there, too: choose a prefix that is used by nobody else.`,
      );
    } catch (error) {
      if (signal.aborted) throw new EngineError("cancelled", "Pushing the image was cancelled.");
      throw toPushError(reference, error);
    }
  };

/** @returns the digest, when the engine tells it */
async function send(
  docker: Docker,
  reference: string,
  { login, signal, onLine, onProgress = () => {} }: PullOptions,
): Promise<string | null> {
  signal.throwIfAborted();
  const colon = reference.lastIndexOf(":");
  const options = { tag: reference.slice(colon + 1), authconfig: authOf(login), abortSignal: signal };
  const stream = (await docker.getImage(reference.slice(0, colon)).push(options)) as Readable;
  const stop = () => void stream.destroy();
  signal.addEventListener("abort", stop, { once: true });
  const add = createTransferProgress();
  let digest: string | null = null;
  try {
    await readProgress(stream, onLine, (message) => {
      if (typeof message.aux === "object" && message.aux.Digest) digest = message.aux.Digest;
      onProgress(add(message));
    });
    return digest;
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** What the registry itself says that it has by now. */
function askRegistry(docker: Docker, reference: string, login: RegistryLogin | null): Promise<string> {
  return new Promise((resolve, reject) => {
    const statusCodes = { 200: true, 401: "unauthorized", 403: "denied", 404: "no such image", 500: "server error" };
    const options = { path: `/distribution/${reference}/json`, method: "GET", statusCodes, authconfig: authOf(login) };
    docker.modem.dial(options as never, (error: unknown, data: unknown) =>
      error ? reject(error) : resolve((data as { Descriptor: { digest: string } }).Descriptor.digest),
    );
  });
}

/** An engine wants the header of a push even where there is no login. */
const authOf = (login: RegistryLogin | null) => (login === null ? {} : toAuth(login));
