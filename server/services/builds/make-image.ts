import type { GitSource } from "../../domain/application/source";
import { parseImageReference } from "../../domain/application/image-reference";
import type { BuildDeps } from "./build-deps";
import { buildFromGit } from "./build-from-git";
import type { BuildWork } from "./build-work";
import { keepImage } from "./keep-image";
import type { MadeImage } from "./made-image";
import { pullImage } from "./pull-image";

/** The image of a deployment: fetched, built, or known already. @throws BuildError, EngineError, GitError */
export async function makeImage(deps: BuildDeps, work: BuildWork): Promise<MadeImage> {
  const { application } = work;
  const kept = work.keepImage ? await keepImage(deps, work) : null;
  if (kept !== null) return kept;
  if (application.sourceKind === "IMAGE") {
    const { reference } = application.source as { reference: string };
    return pullImage(deps, work, parseImageReference(reference));
  }
  return buildFromGit(deps, work, application.source as unknown as GitSource);
}
