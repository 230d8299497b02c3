import { can } from "../../domain/access/can";
import type { ReleaseSpec } from "../../domain/application/config";
import { isTerminal, type Status } from "../../domain/deployment/status";
import { failingReplica } from "../../domain/rollout/failing-replica";
import type { RolloutState } from "../../domain/rollout/types";
import type { RolloutEvidence } from "../reconcile/rollout-evidence";
import { query } from "../use-case";
import { findAttempts } from "./find-failing";
import { findPeople } from "./find-people";
import { deploymentAddress, locateDeployment } from "./locate-deployment";
import { pickStep } from "./pick-step";

const shownLines = 1_000;

/** Everything that the page of a deployment shows: steps, slots, the containers that failed, the newest lines of its log. */
export const readDeployment = query({
  permission: "project.read",
  input: deploymentAddress,
  locate: locateDeployment,
  run: async (ctx, _input, { deployment, resource }) => {
    const { id, groupId, previousReleaseId, releaseId } = deployment;
    const state = deployment.state as unknown as RolloutState | null;
    const failing = deployment.status === "SUCCEEDED" ? null : failingReplica(state);
    const ids = [releaseId, previousReleaseId].filter((one) => one !== null);
    const [steps, lines, releases, people, attempts] = await Promise.all([
      ctx.db.deploymentStep.findMany({ where: { deploymentId: id }, orderBy: { position: "asc" } }),
      ctx.db.deploymentLine.findMany({ where: { deploymentId: id }, orderBy: { seq: "desc" }, take: shownLines }),
      ids.length === 0 ? [] : ctx.db.release.findMany({ where: { id: { in: ids } } }),
      findPeople(ctx, [deployment]),
      findAttempts(ctx, groupId, failing, state?.failure?.exitCode ?? null),
    ]);
    const release = releases.find((row) => row.id === releaseId) ?? null;
    const { number, kind, status, reason, message, waitingFor } = deployment;
    const { createdAt, startedAt, servingAt, endedAt, cancelRequestedAt } = deployment;
    const open = !isTerminal(status.toLowerCase() as Status);
    const { slots = [], turned = null } = (deployment.evidence as unknown as RolloutEvidence | null) ?? {};
    const deploy = can(ctx.actor, "application.deploy", resource);
    return {
      deployment: {
        ...{ id, number, kind, status, reason, message, waitingFor, createdAt, startedAt, servingAt, endedAt },
        cancelling: open && cancelRequestedAt !== null,
        targetCount: deployment.targetCount,
        previousCount: deployment.previousCount,
        requestedBy: people(deployment.requestedById),
        commit: release?.commit ?? null,
        commitMessage: release?.commitMessage ?? null,
        imageRef: release?.imageRef ?? null,
        imageId: release?.imageId ?? null,
        variablesVersion: release?.variablesVersion ?? null,
        kept: release !== null && release.prunedAt === null,
        release: release?.number ?? null,
        previousRelease: releases.find((row) => row.id === previousReleaseId)?.number ?? null,
        rollout: (release?.spec as unknown as ReleaseSpec | undefined)?.rollout ?? null,
      },
      steps: steps.map(pickStep),
      slots,
      turned,
      placement: toPlacements(deployment.placement),
      /** how the image came to the nodes that lacked it */
      imageWays: Object.entries((deployment.imageWays ?? {}) as Readonly<Record<string, string>>).map(
        ([node, sentence]) => ({ node, sentence }),
      ),
      failing: attempts[0] ?? null,
      attempts,
      log: {
        lines: lines.reverse().map(({ seq, at, stream, text }) => ({ seq, at, stream, text })),
        more: lines.length === shownLines,
      },
      rights: { cancel: open && deploy, deploy, rollback: can(ctx.actor, "application.rollback", resource) },
    };
  },
});

interface PlacedSlot {
  readonly node: string;
  readonly sentence: string;
  /** there was no other node to choose */
  readonly alone: boolean;
}

/** The node of each slot, in their order, and why it was chosen. */
function toPlacements(value: unknown): readonly ({ readonly slot: number } & PlacedSlot)[] {
  const bySlot = (value ?? {}) as Readonly<Record<string, PlacedSlot>>;
  return Object.entries(bySlot)
    .map(([slot, placed]) => ({ slot: Number(slot), ...placed }))
    .sort((a, b) => a.slot - b.slot);
}
