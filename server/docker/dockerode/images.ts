import type { Readable } from "node:stream";
import type Docker from "dockerode";
import type { Engine, ImageInfo, PullOptions } from "../engine";
import { EngineError } from "../engine-error";
import { toPlatform } from "../../domain/platform";
import { type Caller, saidBy, statusOf, toEngineError } from "./call";
import { ProgressFailure, readProgress } from "./progress";
import { createPush } from "./push";
import { toAuth, toPullError } from "./registry-answers";
import { createTransferProgress } from "./transfer-progress";

type Images = Pick<
  Engine,
  "inspectImage" | "listImages" | "pull" | "push" | "tag" | "removeImage" | "load" | "save" | "importImage"
>;

export function createImages(docker: Docker, caller: Caller): Images {
  const { call, find } = caller;
  return {
    inspectImage: (reference) =>
      find("inspect an image", async () => toImageInfo(await docker.getImage(reference).inspect())),
    listImages: () =>
      call("list its images", async () => {
        const all = await docker.listImages();
        const named = (tags: readonly string[] | undefined) => (tags ?? []).filter((tag) => tag !== "<none>:<none>");
        return all.map(({ Id, RepoTags }) => ({ id: Id, tags: named(RepoTags) })).filter(({ tags }) => tags.length > 0);
      }),
    pull: (reference, options) => pull(docker, reference, options),
    push: createPush(docker, caller),
    tag: (image, reference) =>
      call("name an image", async () => {
        const { repository, tag } = splitName(reference);
        await docker.getImage(image).tag({ repo: repository, tag });
      }),
    removeImage: (reference, options) =>
      call(
        "remove an image",
        async () => {
          try {
            await docker.getImage(reference).remove(options?.alone ? { noprune: true } : {});
          } catch (error) {
            // gone already, or another name or a container holds it
            if (statusOf(error) !== 404 && statusOf(error) !== 409) throw error;
          }
        },
        4,
      ),
    load: (images, signal) =>
      signal === undefined
        ? call("load images", async () => void (await readProgress(await docker.loadImage(images), () => {})), 20)
        : loadUntil(docker, images, signal),
    save: (reference, signal) => save(docker, reference, signal),
    importImage: (rootfs, reference, changes) =>
      call(
        "import an image",
        async () => {
          const { repository, tag } = splitName(reference);
          const stream = await docker.importImage(rootfs as never, { repo: repository, tag, changes: [...changes] });
          await readProgress(stream as Readable, () => {});
        },
        20,
      ),
  };
}

/** A reference of our own making: name:tag. */
function splitName(reference: string): { repository: string; tag: string } {
  const colon = reference.lastIndexOf(":");
  return { repository: reference.slice(0, colon), tag: reference.slice(colon + 1) };
}

async function pull(
  docker: Docker,
  reference: string,
  { login, signal, onLine, onProgress = () => {} }: PullOptions,
): Promise<void> {
  const options = login === null ? {} : { authconfig: toAuth(login) };
  let stop = () => {};
  try {
    signal.throwIfAborted();
    const stream = (await docker.pull(reference, { ...options, abortSignal: signal })) as Readable;
    stop = () => void stream.destroy();
    signal.addEventListener("abort", stop, { once: true });
    const add = createTransferProgress();
    await readProgress(stream, onLine, (message) => onProgress(add(message)));
  } catch (error) {
    if (signal.aborted) throw new EngineError("cancelled", "Fetching the image was cancelled.");
    throw toPullError(reference, login, error);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

async function loadUntil(docker: Docker, images: Readable, signal: AbortSignal): Promise<void> {
  const cancelled = new EngineError("cancelled", "Loading the image was cancelled.");
  // An archive that breaks off has to end the request with it: the engine would wait for its rest for ever.
  const broken = new AbortController();
  let cause: unknown;
  images.once("error", (error) => {
    cause = error;
    broken.abort();
  });
  const either = AbortSignal.any([signal, broken.signal]);
  let stop = () => {};
  try {
    signal.throwIfAborted();
    const stream = (await docker.loadImage(images, { abortSignal: either })) as Readable;
    stop = () => void stream.destroy();
    either.addEventListener("abort", stop, { once: true });
    await readProgress(stream, () => {});
    if (either.aborted) throw cancelled;
  } catch (error) {
    images.destroy();
    if (signal.aborted) throw cancelled;
    if (cause !== undefined) throw toEngineError("save an image", cause);
    if (error instanceof ProgressFailure)
      throw new EngineError("refused", `The Docker engine could not load the image: ${saidBy(error)}.`);
    throw toEngineError("load an image", error);
  } finally {
    either.removeEventListener("abort", stop);
  }
}

async function save(docker: Docker, reference: string, signal: AbortSignal): Promise<Readable> {
  try {
    signal.throwIfAborted();
    const path = `/images/${reference}/get`;
    return await new Promise<Readable>((resolve, reject) => {
      const statusCodes = { 200: true, 404: "no such image", 500: "server error" };
      const options = { path, method: "GET", isStream: true, statusCodes, abortSignal: signal };
      docker.modem.dial(options, (error: unknown, data: unknown) =>
        error ? reject(error) : resolve(data as Readable),
      );
    });
  } catch (error) {
    if (signal.aborted) throw new EngineError("cancelled", "Saving the image was cancelled.");
    throw toEngineError("save an image", error);
  }
}

function toImageInfo(info: Docker.ImageInspectInfo): ImageInfo {
  const ports = Object.keys(info.Config.ExposedPorts ?? {}).map((key) => Number.parseInt(key, 10));
  return {
    id: info.Id,
    bytes: info.Size,
    tags: info.RepoTags ?? [],
    digests: info.RepoDigests ?? [],
    ports: ports.filter((port) => port > 0).sort((a, b) => a - b),
    labels: info.Config.Labels ?? {},
    createdAt: Date.parse(info.Created),
    parent: info.Parent || null,
    platform: toPlatform(info.Os, info.Architecture, (info as { readonly Variant?: string }).Variant),
    layers: info.RootFS.Layers ?? [],
  };
}
