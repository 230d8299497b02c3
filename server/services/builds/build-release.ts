import { withLease } from "../../db/lease";
import type { BuildChoice } from "../../domain/build/choose-build-node";
import { describeNoNode } from "../../domain/build/describe-build-node";
import { addJob } from "../../jobs/add-job";
import { realAppEnvironment } from "../organizations/demo";
import type { BuildDeps } from "./build-deps";
import { BuildError } from "./build-error";
import { buildRowInclude } from "./build-row";
import { endBuild } from "./end-build";
import { noteWaiting } from "./note-waiting";
import { runBuild } from "./run-build";
import { takeTurn } from "./take-turn";

/**
 * Makes the release of a deployment that is in the state “building”. Only one process does at a time; when it is killed,
 * another starts again.
 * @returns false when it is not its turn: try again later
 */
export async function buildRelease(deps: BuildDeps, deploymentId: string, stopping: AbortSignal): Promise<boolean> {
  const where = { id: deploymentId, appEnvironment: realAppEnvironment };
  const row = await deps.db.deployment.findUnique({ where, include: buildRowInclude });
  if (row === null || row.status !== "BUILDING") return true;
  const end = (error: BuildError) => endBuild(deps, row, error, error.reason === "cancelled", (text) => text);
  if (row.cancelRequestedAt !== null) {
    // It may be waiting for its turn: nobody has to wait to see it end.
    const cancelled = () => end(new BuildError("cancelled", ""));
    return (await withLease(deps.db, "Deployment", deploymentId, cancelled)) !== null;
  }
  const turn: { choice: BuildChoice | null } = { choice: null };
  const held = await withLease(
    deps.db,
    "Deployment",
    deploymentId,
    (lost) => {
      const { choice } = turn;
      if (choice?.kind === "node") return runBuild(deps, row, choice, AbortSignal.any([stopping, lost]));
      return end(toNoNodeError(choice));
    },
    async (tx) => {
      turn.choice = await takeTurn(tx, deps, deploymentId);
      return turn.choice !== null && !isToWait(turn.choice);
    },
  );
  if (held !== null) await wakeWaiting(deps);
  else if (turn.choice !== null && isToWait(turn.choice)) await noteWaiting(deps, row, describeNoNode(turn.choice));
  return held !== null;
}

type NoNode = Exclude<BuildChoice, { kind: "node" }>;

const isToWait = (choice: BuildChoice): choice is NoNode =>
  choice.kind === "full" || (choice.kind === "none" && choice.soon);

function toNoNodeError(choice: BuildChoice | null): BuildError {
  if (choice?.kind !== "none") throw new Error("A build was begun without a node.");
  const isAway = choice.refusals.some(({ obstacle }) => obstacle === "unreachable");
  return new BuildError(isAway ? "node_unreachable" : "no_build_node", describeNoNode(choice));
}

/** Whoever waits needs not wait for the sweep to find out that it is its turn. */
async function wakeWaiting({ db, now }: BuildDeps): Promise<void> {
  const waiting = await db.deployment.findMany({
    where: {
      ...{ status: "BUILDING", appEnvironment: realAppEnvironment },
      OR: [{ leaseUntil: null }, { leaseUntil: { lt: now() } }],
    },
    orderBy: [{ startedAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  for (const { id } of waiting) await addJob(db, "build", { deploymentId: id }, { key: `build:${id}` });
}
