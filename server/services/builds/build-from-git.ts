import { createHash } from "node:crypto";
import { cp } from "node:fs/promises";
import path from "node:path";
import type { GitSource } from "../../domain/application/source";
import { describeInputs } from "../../domain/build/build-inputs";
import { findBuildContext } from "../../git/build-context";
import type { GitCommit } from "../../git/git";
import { makeWorkFolder } from "../../git/work-folder";
import type { BuildDeps } from "./build-deps";
import { BuildError } from "./build-error";
import { buildImage } from "./build-image";
import type { BuildWork } from "./build-work";
import { findImage } from "./find-image";
import { exampleName, readExample } from "./example-source";
import type { MadeImage } from "./made-image";
import { openCredential, toGitCredential } from "./open-credential";

/** Reads the branch, and builds its newest commit unless an equal build's image is still there. */
export async function buildFromGit(deps: BuildDeps, work: BuildWork, source: GitSource): Promise<MadeImage> {
  const found = await resolve(deps, work, source);
  const { commit, message } = found;
  work.log.write("system", `Commit ${commit.slice(0, 12)} of ${source.branch}: ${message}`);
  await work.step("source", "done", `${commit.slice(0, 12)} ${message}`);
  const { url, subdirectory, dockerfile } = source;
  const inputs = describeInputs({ url, commit, subdirectory, dockerfile, args: work.args });
  const buildKey = createHash("sha256").update(inputs).digest("hex");
  const known = await findBuilt(deps, work, buildKey);
  const made = { commit, commitMessage: message, buildKey };
  if (known !== null) {
    work.log.write("system", `Built before from the same commit and variables; its image ${known.imageId} is used.`);
    await work.step("build", "skipped", "the image of an equal build is used");
    return { ...made, ...known };
  }
  await work.step("build", "running", work.where);
  if (work.where !== null) work.log.write("system", `The image is built ${work.where}.`);
  const built = await build(deps, work, source, found, work.imageName(buildKey));
  await work.step("build", "done");
  return { ...made, ...built };
}

function resolve(deps: BuildDeps, work: BuildWork, source: GitSource): Promise<GitCommit> {
  if (exampleName(source) !== null) return readExample(deps.examplesDir, source);
  const credential = toGitCredential(openCredential(deps.vault, work.application));
  return deps.git.resolve(source, credential, work.signal);
}

/** What cannot be found now is built again. */
function nullWhereUnreachable(error: unknown): null {
  if (error instanceof BuildError && error.reason === "node_unreachable") return null;
  throw error;
}

/** In any environment of the application: what was built for one is what goes to the next. */
async function findBuilt(deps: BuildDeps, work: BuildWork, buildKey: string) {
  const releases = await deps.db.release.findMany({
    where: { buildKey, prunedAt: null, appEnvironment: { applicationId: work.application.id } },
    orderBy: { number: "desc" },
    distinct: ["imageId"],
    take: 3,
  });
  for (const { imageId, imageRef } of releases) {
    const found = await findImage(deps, work, imageId).catch(nullWhereUnreachable);
    if (found !== null) return { ...found, imageId, imageRef, registryRef: null };
  }
  return null;
}

async function build(deps: BuildDeps, work: BuildWork, source: GitSource, { commit }: GitCommit, tag: string) {
  const folder = await makeWorkFolder(deps.workDir, "build");
  try {
    const checkout = path.join(folder.path, "source");
    await checkOut(deps, work, source, commit, checkout);
    const context = await findBuildContext(checkout, source);
    const imageId = await buildImage(deps, work, { context, tag, commit });
    const image = await work.engine.inspectImage(imageId);
    const { platform = null, ports = [] } = image ?? {};
    return { nodeId: work.nodeId, imageId, imageRef: tag, registryRef: null, platform, ports };
  } finally {
    await folder.remove();
  }
}

async function checkOut(
  deps: BuildDeps,
  work: BuildWork,
  source: GitSource,
  commit: string,
  dir: string,
): Promise<void> {
  const example = exampleName(source);
  if (example !== null) return cp(path.join(deps.examplesDir, example), dir, { recursive: true });
  const credential = toGitCredential(openCredential(deps.vault, work.application));
  await deps.git.checkout(source, commit, dir, credential, work.signal, (line) => work.log.write("build", line));
}
