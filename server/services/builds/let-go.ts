import { recordEvent } from "../../events/record-event";
import { setStep } from "../reconcile/steps";
import type { BuildDeps } from "./build-deps";
import { BuildError } from "./build-error";
import type { BuildRow } from "./build-row";
import type { LogWriter } from "./log-writer";

/** A node that comes and goes must not keep a build going for ever. */
const maxLosses = 5;

/**
 * Gives a build back whose node was lost: it is made again, on another node, or on this one when it is back.
 * @throws BuildError node_unreachable when that happened too often
 */
export async function letGo(
  { db, now }: Pick<BuildDeps, "db" | "now">,
  row: BuildRow,
  { nodeName, log }: { readonly nodeName: string; readonly log: LogWriter },
): Promise<void> {
  const { project } = row.appEnvironment.application;
  const again = await db.$transaction(async (tx) => {
    const { count } = await tx.deployment.updateMany({
      where: { id: row.id, status: "BUILDING", buildLosses: { lt: maxLosses - 1 } },
      data: { buildLosses: { increment: 1 }, buildNodeId: null },
    });
    if (count === 0) return false;
    await setStep(tx, row.id, "build", "waiting", now(), { detail: null });
    await recordEvent(tx, {
      organizationId: project.organizationId,
      type: "deployment.progress",
      subjectId: row.id,
      payload: { projectId: project.id, appEnvironmentId: row.appEnvironmentId, status: "BUILDING" },
    });
    return true;
  });
  if (!again)
    throw new BuildError(
      "node_unreachable",
      `${nodeName} became unreachable, as nodes of this build did ${maxLosses - 1} times before. See to their connections, then deploy again.`,
    );
  log.write("system", `${nodeName} is unreachable: the image is made again, on a node that may build and answers.`);
}
