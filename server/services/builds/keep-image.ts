import type { Source } from "../../domain/application/describe-settings";
import { isSameImage } from "../../domain/application/pending";
import type { VariableFact } from "../../domain/application/variable-changes";
import { toVariableFact } from "../variables/to-variable-fact";
import type { BuildDeps } from "./build-deps";
import type { BuildWork } from "./build-work";
import { findImage } from "./find-image";
import type { MadeImage } from "./made-image";

/** The image of the release that serves, for a deployment of settings alone. Null where the wish needs another one, or where it is gone. */
export async function keepImage(deps: BuildDeps, work: BuildWork): Promise<MadeImage | null> {
  const where = await deps.db.appEnvironment.findUnique({
    where: { id: work.appEnvironmentId },
    select: { currentReleaseId: true },
  });
  if (!where?.currentReleaseId) return null;
  const release = await deps.db.release.findUniqueOrThrow({ where: { id: where.currentReleaseId } });
  const same = isSameImage(
    {
      source: release.source as Source | null,
      variables: release.variables as unknown as readonly VariableFact[] | null,
    },
    { source: work.application.source as Source, variables: work.variables.map(toVariableFact) },
  );
  const image = same ? await findImage(deps, work, release.imageId) : null;
  if (image === null) {
    work.log.write("system", `The image of r${release.number} does not fit any more: a new one is made.`);
    return null;
  }
  work.log.write("system", `Only settings have changed: the image of r${release.number} is used again.`);
  await work.step("source", "skipped", `the code of r${release.number}`);
  await work.step("build", "skipped", `the image of r${release.number} is used again`);
  const { imageId, imageRef, registryRef, commit, commitMessage, buildKey } = release;
  return { ...image, imageId, imageRef, registryRef, commit, commitMessage, buildKey };
}
