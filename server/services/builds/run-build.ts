import { isAwayError } from "../../db/is-away";
import { readInstallationId } from "../../db/installation-id";
import type { BuildChoice } from "../../domain/build/choose-build-node";
import { describeBuildNode } from "../../domain/build/describe-build-node";
import { imageName } from "../../domain/container-spec/image-name";
import { isAppError } from "../../domain/errors";
import { createMasker } from "../../secrets/masker";
import { setStep } from "../reconcile/steps";
import { openVariables } from "../variables/open-variables";
import type { BuildDeps } from "./build-deps";
import type { BuildRow } from "./build-row";
import type { BuildWork } from "./build-work";
import { endBuild, faultOfOurs } from "./end-build";
import { untilEngineStays } from "./engine-back";
import { letGo } from "./let-go";
import { openLog } from "./log-writer";
import { makeImage } from "./make-image";
import { listSecrets, openCredential } from "./open-credential";
import { pushImage } from "./push-image";
import { requireRoom } from "./require-room";
import { saveRelease } from "./save-release";
import { watchCancel } from "./watch-cancel";
import { watchNodeAway } from "./watch-node-away";

/** An image that was removed before its release was noted is made again; that it happens twice is no accident any more. */
const maxTries = 3;

export type BuildPlace = Extract<BuildChoice, { kind: "node" }>;

/**
 * Makes and notes a release on the node that was chosen, or ends the deployment; one whose node was lost is given back.
 * @param interrupted somebody else takes over: note nothing more
 */
export async function runBuild(
  deps: BuildDeps,
  row: BuildRow,
  place: BuildPlace,
  interrupted: AbortSignal,
): Promise<void> {
  const { application, variables } = row.appEnvironment;
  const { id: nodeId, name: nodeName } = place.node;
  const [cancelled, away] = [watchCancel(deps, row.id), watchNodeAway(deps, nodeId)];
  const signal = AbortSignal.any([interrupted, cancelled.signal, away.signal]);
  let mask = (text: string) => text;
  try {
    const credential = openCredential(deps.vault, application);
    const opened = openVariables(deps.vault, variables);
    mask = createMasker([...opened.secrets, ...listSecrets(credential)]);
    const { organizationId, id: projectId } = application.project;
    const log = await openLog(deps.db, { deploymentId: row.id, organizationId, projectId }, mask);
    try {
      const means = { log, mask, signal, args: opened.build };
      await untilEngineStays(deps, { nodeId, log, signal }, async () =>
        makeRelease(deps, row, await begin(deps, row, place, means), opened.run),
      );
    } catch (error) {
      if (interrupted.aborted) throw error;
      if (away.signal.aborted && !cancelled.signal.aborted) return await letGo(deps, row, { nodeName, log });
      log.write("system", isAppError(error) ? error.message : faultOfOurs);
      throw error;
    } finally {
      await log.close();
    }
  } catch (error) {
    // Killed or stopping, or the database was away: whoever takes over starts again.
    if (interrupted.aborted || isAwayError(error)) return;
    await endBuild(deps, row, error, cancelled.signal.aborted, mask);
  } finally {
    cancelled.stop();
    away.stop();
  }
}

async function makeRelease(
  deps: BuildDeps,
  row: BuildRow,
  work: BuildWork,
  run: Readonly<Record<string, string>>,
): Promise<void> {
  for (let tries = 1; tries <= maxTries; tries++) {
    await requireRoom(deps, work);
    const made = await makeImage(deps, work);
    const pushed = await pushImage(deps, row, work, made);
    if (await saveRelease(deps, row, pushed, run)) return;
    work.log.write("system", "The image was removed before it was used; it is made again.");
  }
  throw new Error("The image was removed again and again.");
}

interface Means {
  readonly log: BuildWork["log"];
  readonly mask: (text: string) => string;
  readonly signal: AbortSignal;
  readonly args: BuildWork["args"];
}

async function begin(
  deps: BuildDeps,
  row: BuildRow,
  place: BuildPlace,
  { log, mask, signal, args }: Means,
): Promise<BuildWork> {
  const { application } = row.appEnvironment;
  const installation = await readInstallationId(deps.db);
  await deps.db.deployment.updateMany({ where: { id: row.id, status: "BUILDING" }, data: { waitingFor: null } });
  await setStep(deps.db, row.id, "source", "running", deps.now());
  return {
    deploymentId: row.id,
    appEnvironmentId: row.appEnvironmentId,
    nodeId: place.node.id,
    where: whereOf(place, application.sourceKind === "GIT" ? "build" : "fetch"),
    application: { ...application, source: application.source },
    engine: await deps.engines.get(place.node.id),
    keepImage: (row.request as { code?: string }).code === "current",
    variables: row.appEnvironment.variables,
    args,
    log,
    signal,
    step: (key, status, detail) =>
      setStep(deps.db, row.id, key, status, deps.now(), detail === undefined ? {} : { detail: detail && mask(detail) }),
    imageName: (key) =>
      imageName({ installation, slug: application.slug, appEnvironmentId: row.appEnvironmentId }, key),
  };
}

const whereOf = (place: BuildPlace, work: "build" | "fetch"): string | null =>
  place.reason === "sole" && place.refusals.length === 0 ? null : describeBuildNode(place, work);
