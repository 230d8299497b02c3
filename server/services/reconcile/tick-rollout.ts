import { isSameJson } from "../../db/same-json";
import { describeReason } from "../../domain/deployment/describe-reason";
import { decideRollout } from "../../domain/rollout/decide-rollout";
import { describeSlots } from "../../domain/rollout/describe-slots";
import { abandon, cancel, initialState } from "../../domain/rollout/state";
import type { Decision, RolloutState } from "../../domain/rollout/types";
import { recordEvent } from "../../events/record-event";
import { readUnderWay } from "../images/read-under-way";
import { finishDeployment } from "./finish-deployment";
import type { DeploymentRow, World } from "./load-world";
import { observe, toDecideOn } from "./observe";
import type { ReconcileDeps } from "./reconcile-deps";
import { nextEvidence, type RolloutEvidence } from "./rollout-evidence";
import { toRolloutSpec } from "./rollout-spec";
import { runActions } from "./run-actions";
import { noteRolloutSteps } from "./steps";

const rollingMs = 150;
const monitoringMs = 500;

/** One tick of a rollout. The new state is noted before anything is done, so that dying in between loses no decision. @returns when to tick again */
export async function tickRollout(
  deps: ReconcileDeps,
  world: World,
  deployment: DeploymentRow,
): Promise<number | null> {
  const spec = toRolloutSpec(deployment);
  const now = deps.now().getTime();
  const observation = await observe(deps, world, now);
  const before = (deployment.state as unknown as RolloutState | null) ?? initialState;
  const state = deployment.cancelRequestedAt === null ? before : cancel(before);
  const underWay = readUnderWay(deps, {
    deploymentId: deployment.id,
    imageId: deployment.release?.imageId ?? null,
    waiting: world.replicas.filter(({ phase }) => phase === "creating").length,
  });
  const observed = { ...toDecideOn(world, observation), underWay: await underWay };
  const made = decideRollout(spec, state, observed, now);
  const decision = observed.underWay == null ? made : { ...made, waitingFor: observed.underWay };
  const seen = deployment.evidence as RolloutEvidence | null;
  const evidence = nextEvidence(seen, { from: before, to: decision.state }, describeSlots(spec, observed), now);
  if (decision.state.phase === "done") {
    await finishDeployment(deps, world, deployment, decision.state, evidence);
    return now;
  }
  if (!(await save(deps, world, deployment, decision, evidence, now))) return now;
  const { fatal } = await runActions(deps, world, observation, decision.actions, spec.stopGraceMs, now);
  if (fatal !== null) await giveUp(deps, deployment, abandon(decision.state, fatal.reason, fatal.node));
  return now + (decision.state.phase === "monitoring" ? monitoringMs : rollingMs);
}

/** @returns false when somebody else has changed the deployment meanwhile: look again */
async function save(
  deps: ReconcileDeps,
  world: World,
  deployment: DeploymentRow,
  { state, waitingFor }: Decision,
  evidence: RolloutEvidence,
  now: number,
): Promise<boolean> {
  const status = state.phase === "monitoring" && state.direction === "forward" ? "MONITORING" : "DEPLOYING";
  const same =
    isSameJson(deployment.state, state) &&
    isSameJson(deployment.evidence, evidence) &&
    waitingFor === deployment.waitingFor;
  if (same && status === deployment.status) return true;
  const { project } = world.application;
  return deps.db.$transaction(async (tx) => {
    const servingAt = status === "MONITORING" ? (deployment.servingAt ?? new Date(now)) : deployment.servingAt;
    const { count } = await tx.deployment.updateMany({
      where: { id: deployment.id, stateVersion: deployment.stateVersion },
      data: {
        state: state as object,
        stateVersion: { increment: 1 },
        status,
        waitingFor,
        evidence: evidence as object,
        servingAt,
      },
    });
    if (count === 0) return false;
    await noteRolloutSteps(tx, deployment.id, state, waitingFor, now);
    await recordEvent(tx, {
      organizationId: project.organizationId,
      type: "deployment.progress",
      subjectId: deployment.id,
      payload: { projectId: project.id, appEnvironmentId: world.id, status },
    });
    return true;
  });
}

async function giveUp(deps: ReconcileDeps, deployment: DeploymentRow, state: RolloutState): Promise<void> {
  const { reason, node = null } = state.failure ?? {};
  await deps.db.deployment.updateMany({
    where: { id: deployment.id, stateVersion: deployment.stateVersion + 1 },
    data: {
      state: state as object,
      stateVersion: { increment: 1 },
      waitingFor: reason ? describeReason(reason, { node }) : null,
    },
  });
}
