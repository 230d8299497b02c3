import { isAwayError } from "../../db/is-away";
import { withLease } from "../../db/lease";
import { readInstallationId } from "../../db/installation-id";
import { imageName } from "../../domain/container-spec/image-name";
import { isDiskFull } from "../../docker/engine-error";
import { isAppError } from "../../domain/errors";
import { wakeReconcile } from "../../jobs/add-job";
import { bringImage } from "./bring-image";
import type { CopyDeps } from "./copy-deps";
import { copyId } from "./copy-id";
import { openCopyNote } from "./copy-note";
import { copyTries } from "./ensure-image";
import { findPull } from "./find-pull";

const pauseMs = 2_000;

/**
 * Brings the image of a release to a node, and wakes whoever waits for it. Only one process does at a time; one that was killed
 * leaves nothing half behind, and another begins again.
 */
export async function copyImage(
  deps: CopyDeps,
  { nodeId, releaseId }: { readonly nodeId: string; readonly releaseId: string },
  stopping: AbortSignal,
): Promise<void> {
  const include = { appEnvironment: { include: { application: { include: { project: true } } } } } as const;
  const [release, node] = await Promise.all([
    deps.db.release.findUnique({ where: { id: releaseId }, include }),
    deps.db.node.findUnique({ where: { id: nodeId }, select: { name: true } }),
  ]);
  if (release === null || node === null) return;
  const { appEnvironment, imageId } = release;
  const id = copyId(nodeId, imageId);
  const owner = {
    installation: await readInstallationId(deps.db),
    slug: appEnvironment.application.slug,
    appEnvironmentId: appEnvironment.id,
  };
  await withLease(deps.db, "ImageCopy", id, async (lost) => {
    const note = openCopyNote(deps, { nodeName: node.name, releaseId, appEnvironmentId: appEnvironment.id });
    const signal = AbortSignal.any([stopping, lost, note.cancelled]);
    try {
      const name = imageName(owner, imageId.replace("sha256:", ""));
      const { application } = appEnvironment;
      const { organizationId } = application.project;
      const pull = await findPull(deps, release, application);
      const image = { id: imageId, name };
      const way = await bringImage(deps, { nodeId, organizationId, image, pull, signal, say: note.say });
      await note.keep(way);
      await deps.db.imageCopy.deleteMany({ where: { id } });
      await note.clear();
    } catch (error) {
      if (stopping.aborted || lost.aborted || isAwayError(error)) return;
      if (note.cancelled.aborted) await deps.db.imageCopy.deleteMany({ where: { id } });
      else await fail(deps, id, node.name, error, note.fail);
    } finally {
      note.close();
    }
    await wakeReconcile(deps.db, appEnvironment.id);
  });
}

/** What no later try can mend is not tried again. */
async function fail(
  { db, now }: CopyDeps,
  id: string,
  nodeName: string,
  error: unknown,
  say: (sentence: string) => Promise<void>,
): Promise<void> {
  const said = isAppError(error) ? error.message : String(error);
  const problem = isDiskFull(error)
    ? `The disk of node ${nodeName} is full: the image does not fit on it. Remove images or volumes that nobody needs there, or add a disk, then deploy again.`
    : said;
  const final = isAppError(error) && error.code === "invalid";
  const { failures } = await db.imageCopy.findUniqueOrThrow({ where: { id }, select: { failures: true } });
  const count = final ? copyTries : failures + 1;
  const retryAt = new Date(now().getTime() + pauseMs * count);
  await db.imageCopy.update({ where: { id }, data: { failures: count, problem, retryAt } });
  await say(problem);
}
