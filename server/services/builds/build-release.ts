import { withLease } from "../../db/lease";
import { addJob } from "../../jobs/add-job";
import { realAppEnvironment } from "../organizations/demo";
import type { BuildDeps } from "./build-deps";
import { BuildError } from "./build-error";
import { buildRowInclude } from "./build-row";
import { endBuild } from "./end-build";
import { runBuild } from "./run-build";
import { hasRoomForBuild, noteWaiting } from "./take-turn";

/**
 * Makes the release of a deployment that is in the state “building”. Only one process does at a time; when it is killed,
 * another starts again.
 * @returns false when it is not its turn: try again later
 */
export async function buildRelease(deps: BuildDeps, deploymentId: string, stopping: AbortSignal): Promise<boolean> {
  const where = { id: deploymentId, appEnvironment: realAppEnvironment };
  const row = await deps.db.deployment.findUnique({ where, include: buildRowInclude });
  if (row === null || row.status !== "BUILDING") return true;
  if (row.cancelRequestedAt !== null) {
    // It may be waiting for its turn: nobody has to wait to see it end.
    const end = () => endBuild(deps, row, new BuildError("cancelled", ""), true, (text) => text);
    return (await withLease(deps.db, "Deployment", deploymentId, end)) !== null;
  }
  const held = await withLease(
    deps.db,
    "Deployment",
    deploymentId,
    (lost) => runBuild(deps, row, AbortSignal.any([stopping, lost])),
    (tx) => hasRoomForBuild(tx, row, deps.limits.perNode, deps.now()),
  );
  if (held === null) await noteWaiting(deps, row);
  else await wakeNext(deps);
  return held !== null;
}

/** Whoever waited longest needs not wait for the sweep to find out that it is its turn. */
async function wakeNext({ db, now }: BuildDeps): Promise<void> {
  const next = await db.deployment.findFirst({
    where: {
      ...{ status: "BUILDING", appEnvironment: realAppEnvironment },
      OR: [{ leaseUntil: null }, { leaseUntil: { lt: now() } }],
    },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  if (next !== null) await addJob(db, "build", { deploymentId: next.id }, { key: `build:${next.id}` });
}
