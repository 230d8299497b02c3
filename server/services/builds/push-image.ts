import type { Registry } from "../../db/generated/client";
import type { TransferProgress } from "../../docker/engine";
import { EngineError } from "../../docker/engine-error";
import { isOfRegistry, pushedRepository } from "../../domain/registry/registry-place";
import { isAppError } from "../../domain/errors";
import { openRegistry } from "../registry/open-registry";
import { describeTransfer } from "../registry/describe-transfer";
import { silenceMs, watchSilence } from "../registry/watch-silence";
import type { BuildDeps } from "./build-deps";
import type { BuildRow } from "./build-row";
import type { BuildWork } from "./build-work";
import type { MadeImage } from "./made-image";
import { openPushNote } from "./push-note";

/**
 * Gives an image that was built here to the registry of its organisation, where there is one, and notes under which digest it has it.
 * A registry that does not take it holds up no deployment: nodes get the image from one another, and the step says so.
 * @throws EngineError cancelled
 */
export async function pushImage(deps: BuildDeps, row: BuildRow, work: BuildWork, made: MadeImage): Promise<MadeImage> {
  const { project } = row.appEnvironment.application;
  const stored = await deps.db.registry.findUnique({ where: { organizationId: project.organizationId } });
  if (stored === null || work.application.sourceKind !== "GIT") return made;
  if (made.registryRef !== null && isOfRegistry(made.registryRef, stored)) {
    await work.step("push", "skipped", `${stored.address} has it`);
    return made;
  }
  const note = openPushNote(deps, row, work);
  try {
    const registryRef = await push(deps, { stored, project: project.slug }, work, made, (progress) =>
      note.say(describeTransfer(progress)),
    );
    await note.close();
    work.log.write("system", `${stored.address} has the image as ${registryRef}`);
    await work.step("push", "done", registryRef.slice(0, registryRef.indexOf("@") + 20));
    await noteProblem(deps, stored, null);
    return { ...made, registryRef };
  } catch (error) {
    await note.close();
    if (work.signal.aborted || !isAppError(error)) throw error;
    // What was told of the registry stays true of the release: nobody has it there.
    const sentence = `${error.message} The deployment goes on without it: nodes get the image from one another.`;
    work.log.write("system", sentence);
    await work.step("push", "warned", sentence);
    await noteProblem(deps, stored, error.message);
    return { ...made, registryRef: null };
  }
}

interface To {
  readonly stored: Registry;
  /** its slug */
  readonly project: string;
}

/** @returns repository@digest */
async function push(
  deps: BuildDeps,
  { stored, project }: To,
  { application, imageName, log, signal }: BuildWork,
  { nodeId, imageId }: MadeImage,
  onProgress: (progress: TransferProgress) => void,
): Promise<string> {
  const { address, login } = openRegistry(deps.vault, stored);
  const engine = await deps.engines.get(nodeId);
  const repository = pushedRepository(stored, { project, application: application.slug });
  const own = imageName(imageId.replace("sha256:", ""));
  const reference = `${repository}${own.slice(own.lastIndexOf(":"))}`;
  const silence = watchSilence(signal);
  log.write("system", `Pushing the image to ${reference}`);
  try {
    await engine.tag(imageId, reference);
    const digest = await engine.push(reference, {
      login: login === null ? null : { registry: address, ...login },
      signal: silence.signal,
      onLine: (line) => log.write("build", line),
      onProgress: (progress) => {
        silence.heard();
        onProgress(progress);
      },
    });
    return `${repository}@${digest}`;
  } catch (error) {
    if (silence.isSilent())
      throw new EngineError("timeout", `${address} took nothing of the image for ${silenceMs / 1_000} s.`);
    throw error;
  } finally {
    silence.stop();
    // Its name there would keep the image on the node for ever.
    await engine.removeImage(reference).catch(() => {});
  }
}

/** What people see in the settings until a push goes well again. */
async function noteProblem({ db, now }: BuildDeps, { organizationId, address }: Registry, problem: string | null) {
  const at = now();
  await db.registry.updateMany({
    where: { organizationId, address },
    data: problem === null ? { problem: null, problemAt: null, checkedAt: at } : { problem, problemAt: at },
  });
}
