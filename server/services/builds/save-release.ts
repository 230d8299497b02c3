import type { Transaction } from "../../db/client";
import { lockRow } from "../../db/lock-row";
import { newId } from "../../db/new-id";
import { type AppConfig, appConfigSchema, type ReleaseSpec } from "../../domain/application/config";
import { describeReason } from "../../domain/deployment/describe-reason";
import { recordEvent } from "../../events/record-event";
import { wakeReconcile } from "../../jobs/add-job";
import { setStep } from "../reconcile/steps";
import { toVariableFact } from "../variables/to-variable-fact";
import { lockImages } from "../retention/lock-images";
import type { BuildDeps } from "./build-deps";
import { BuildError } from "./build-error";
import type { BuildRow } from "./build-row";
import type { MadeImage } from "./made-image";

const defaultPort = 8080;
const transactionMs = 60_000;

/**
 * Notes the release, and lets the deployment go on with it.
 * @returns false when its image is not on its node any more: it was cleared away in this very moment
 * @throws BuildError cancelled
 */
export async function saveRelease(
  deps: BuildDeps,
  row: BuildRow,
  made: MadeImage,
  run: Readonly<Record<string, string>>,
): Promise<boolean> {
  const { appEnvironment } = row;
  const { id: appEnvironmentId, variablesVersion } = appEnvironment;
  const { id: projectId, organizationId } = appEnvironment.application.project;
  const id = newId("release");
  const sealedVariables = deps.vault.seal(JSON.stringify(run), `release:${id}`);
  const { nodeId, ports, ...image } = made;
  const engine = await deps.engines.get(nodeId);
  const spec = toReleaseSpec(appConfigSchema.parse(appEnvironment.config), ports) as object;
  const save = async (tx: Transaction) => {
    await lockImages(tx, nodeId);
    if ((await engine.inspectImage(made.imageId)) === null) return false;
    await lockRow(tx, "Application", appEnvironment.applicationId);
    const { count } = await tx.deployment.updateMany({
      where: { id: row.id, status: "BUILDING", cancelRequestedAt: null },
      data: { status: "DEPLOYING", stateVersion: { increment: 1 } },
    });
    if (count === 0) {
      await requireCancelled(tx, row.id);
      return true;
    }
    const { lastReleaseNumber: number } = await tx.application.update({
      where: { id: appEnvironment.applicationId },
      data: { lastReleaseNumber: { increment: 1 } },
    });
    await tx.release.create({
      data: {
        ...{ id, appEnvironmentId, number, ...image, spec, sealedVariables, variablesVersion },
        variables: appEnvironment.variables.map(toVariableFact) as object[],
        source: appEnvironment.application.source as object,
      },
    });
    await tx.deployment.update({ where: { id: row.id }, data: { releaseId: id } });
    await setStep(tx, row.id, "rollout", "running", deps.now());
    const payload = { projectId, appEnvironmentId, status: "DEPLOYING" };
    await recordEvent(tx, { organizationId, type: "deployment.progress", subjectId: row.id, payload });
    await wakeReconcile(tx, appEnvironmentId);
    return true;
  };
  return deps.db.$transaction(save, { timeout: transactionMs, maxWait: transactionMs });
}

/**
 * The deployment is not there to be continued: somebody wished to cancel in this very moment, or another process, which
 * took this build for dead, was quicker. Then the release is made and this one is not needed. @throws BuildError cancelled
 */
async function requireCancelled(tx: Transaction, id: string): Promise<void> {
  const now = await tx.deployment.findUnique({ where: { id }, select: { status: true } });
  if (now?.status === "BUILDING") throw new BuildError("cancelled", describeReason("cancelled"));
}

function toReleaseSpec({ replicas: _scaled, port, ...frozen }: AppConfig, ports: readonly number[]): ReleaseSpec {
  return { ...frozen, port: port ?? ports[0] ?? defaultPort };
}
