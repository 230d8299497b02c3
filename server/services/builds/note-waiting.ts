import { recordEvent } from "../../events/record-event";
import type { BuildDeps } from "./build-deps";
import type { BuildRow } from "./build-row";

/** Says what a build waits for that cannot begin yet. */
export async function noteWaiting({ db }: BuildDeps, row: BuildRow, waitingFor: string): Promise<void> {
  const { project } = row.appEnvironment.application;
  await db.$transaction(async (tx) => {
    const { count } = await tx.deployment.updateMany({
      where: {
        ...{ id: row.id, status: "BUILDING", leaseOwner: null },
        OR: [{ waitingFor: null }, { waitingFor: { not: waitingFor } }],
      },
      data: { waitingFor },
    });
    if (count === 0) return;
    await recordEvent(tx, {
      organizationId: project.organizationId,
      type: "deployment.progress",
      subjectId: row.id,
      payload: { projectId: project.id, appEnvironmentId: row.appEnvironmentId, status: "BUILDING" },
    });
  });
}
