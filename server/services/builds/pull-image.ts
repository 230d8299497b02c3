import { isEngineError } from "../../docker/engine-error";
import type { ImageInfo, RegistryLogin } from "../../docker/engine";
import type { ImageReference } from "../../domain/application/image-reference";
import type { BuildDeps } from "./build-deps";
import { BuildError } from "./build-error";
import type { BuildWork } from "./build-work";
import type { MadeImage } from "./made-image";
import { openCredential } from "./open-credential";

const pullMs = 15 * 60_000;

/** Fetches the image. One that its registry does not give now, but that the node has, is used, and the log says so. */
export async function pullImage(deps: BuildDeps, work: BuildWork, image: ImageReference): Promise<MadeImage> {
  const { log } = work;
  const { reference } = image;
  log.write("system", work.where === null ? `Fetching ${reference}` : `Fetching ${reference} ${work.where}`);
  const found = await fetch(deps, work, image);
  const digest = found.digests[0]?.split("@")[1] ?? found.id;
  log.write("system", `The image is ${digest}`);
  await work.step("source", "done", digest.slice(0, 19));
  await work.step("build", "skipped");
  return {
    nodeId: work.nodeId,
    imageId: found.id,
    imageRef: reference,
    registryRef: digestIn(found, image),
    platform: found.platform,
    commit: null,
    commitMessage: null,
    buildKey: null,
    ports: found.ports,
  };
}

/** By which other nodes get the very same image from where it came from. */
function digestIn({ digests }: ImageInfo, { registry, repository }: ImageReference): string | null {
  const name = registry === "docker.io" ? repository : `${registry}/${repository}`;
  return digests.find((digest) => digest.startsWith(`${name}@`)) ?? null;
}

/** @returns the image, which has a name of ours from now on, so that it can be let go of without taking anybody else's */
async function fetch(deps: BuildDeps, work: BuildWork, image: ImageReference): Promise<ImageInfo> {
  const { engine, log, signal } = work;
  const { reference } = image;
  const before = await engine.inspectImage(reference);
  const limit = AbortSignal.timeout(pullMs);
  try {
    const limited = AbortSignal.any([signal, limit]);
    const login = readLogin(deps, work, image.registry);
    await engine.pull(reference, { login, signal: limited, onLine: (line) => log.write("build", line) });
  } catch (error) {
    if (signal.aborted || !isEngineError(error) || error.reason === "denied") throw error;
    const said = limit.aborted ? `${reference} was not fetched within ${pullMs / 60_000} min.` : error.message;
    const known = before ?? (await findFetched(deps, work, reference));
    if (known === null) throw new BuildError(limit.aborted ? "build_timeout" : "image_missing", said);
    log.write("system", `${said} The image that the node already has is used.`);
    return keep(work, known);
  }
  const found = await engine.inspectImage(reference);
  if (found === null) throw new BuildError("image_missing", `The node does not have ${reference} after fetching it.`);
  await keep(work, found);
  // It came for us alone; had it been there before, its name would be somebody else's too.
  if (before === null) await engine.removeImage(reference);
  return found;
}

async function keep({ engine, imageName }: BuildWork, image: ImageInfo): Promise<ImageInfo> {
  await engine.tag(image.id, imageName(image.id.replace("sha256:", "")));
  return image;
}

/** What an earlier deployment of this application fetched by the same reference. */
async function findFetched(deps: BuildDeps, { application, engine }: BuildWork, reference: string) {
  const release = await deps.db.release.findFirst({
    where: { imageRef: reference, prunedAt: null, appEnvironment: { applicationId: application.id } },
    orderBy: { createdAt: "desc" },
  });
  return release === null ? null : engine.inspectImage(release.imageId);
}

function readLogin(deps: BuildDeps, work: BuildWork, registry: string): RegistryLogin | null {
  const credential = openCredential(deps.vault, work.application);
  if (credential === null || !("password" in credential)) return null;
  return { registry, username: credential.username, password: credential.password };
}
