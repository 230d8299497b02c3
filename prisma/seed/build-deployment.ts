import { describeReason } from "../../server/domain/deployment/describe-reason";
import type { DeploymentStatus } from "../../server/db/generated/client";
import type { Vault } from "../../server/secrets/vault";
import { addReplica, type Cell } from "./build-cell";
import type { Event, Outcome } from "./plan-events";
import { seedHash, seedId } from "./random";
import type { Rows } from "./rows";
import { seedEvidence, seedFailing, type Turned } from "./seed-rollout";
import { type SeededKey, seedSteps } from "./seed-steps";

export interface Numbers {
  deployment: number;
  release: number;
}

interface Of {
  readonly event: Event;
  readonly numbers: Numbers;
  readonly source: { readonly url: string; readonly branch: string };
  readonly commit: { readonly id: string; readonly message: string };
  readonly requestedById: string;
  readonly seconds: number;
}

const open: readonly string[] = ["QUEUED", "BUILDING", "DEPLOYING", "MONITORING"];
const unmade: readonly string[] = ["QUEUED", "BUILDING", "CANCELLED", "SUPERSEDED"];

/** Writes one deployment with its steps, its log and the release that it made, and what it left serving. */
export function buildDeployment(rows: Rows, vault: Vault, cell: Cell, of: Of): void {
  const { event, numbers, requestedById } = of;
  const waited = waitedFor(event.outcome);
  const seconds = of.seconds + waited;
  const { outcome, at } = event;
  const stops = outcome.status === "STOPPED";
  const status: DeploymentStatus = outcome.status === "STOPPED" ? "SUCCEEDED" : outcome.status;
  const number = ++numbers.deployment;
  const id = seedId("deployment", `${cell.path}/${number}`);
  const releaseId = stops ? cell.releaseId : isMade(outcome) ? buildRelease(rows, vault, cell, of) : null;
  const groupId = stops ? (cell.groupId ?? id) : id;
  const targetCount = stops ? 0 : Math.max(1, cell.plan.replicas);
  const startedAt = status === "QUEUED" || status === "SUPERSEDED" ? null : new Date(at.getTime() + 1_000);
  const endedAt = open.includes(status) ? null : new Date(at.getTime() + seconds * 1_000);
  const servingAt = status === "SUCCEEDED" && !stops ? new Date(at.getTime() + seconds * 800) : null;
  const kind = stops ? "STOP" : "DEPLOY";
  const turned = turnedOf(outcome, new Date(at.getTime() + (of.seconds * 0.8 + waited) * 1_000));
  const rolls = stops || (isMade(outcome) && status !== "QUEUED");
  const moved = status === "DEPLOYING" ? 1 : undefined;
  const rollout = { groupId, releaseId, count: targetCount, moved, turned };
  rows.deployments.push({
    ...{ id, appEnvironmentId: cell.id, number, kind, status, releaseId, groupId, targetCount, requestedById },
    ...{ previousReleaseId: cell.releaseId, previousGroupId: cell.groupId, previousCount: cell.count },
    ...{ createdAt: at, startedAt, servingAt, endedAt, ...ending(outcome, cell.count > 0) },
    request: { kind: kind.toLowerCase(), releaseId: null, count: targetCount, code: "newest" },
    waitingFor: waiting[status] ?? null,
    ...(rolls && { evidence: seedEvidence(cell, rollout) as object }),
    ...(turned && { state: { condemned: {}, failure: { cause: null, reason: turned.reason, ...turned.facts } } }),
  });
  if (turned) seedFailing(rows, cell, rollout, turned);
  const to = endedAt ?? new Date(at.getTime() + seconds * 1_000);
  seedSteps(rows, {
    deploymentId: id,
    status,
    at: reached(outcome),
    builds: !stops,
    from: startedAt ?? at,
    to,
    waited,
  });
  if (startedAt !== null && !stops) addLines(rows, id, of, outcome, startedAt);
  if (status === "SUCCEEDED") Object.assign(cell, { releaseId, groupId, count: targetCount, lastFailureId: null });
  if (status === "FAILED" || status === "ROLLED_BACK") cell.lastFailureId = id;
  if (status === "MONITORING") cell.replaced = true;
  const coming = status === "MONITORING" ? targetCount : status === "DEPLOYING" ? 1 : 0;
  for (let slot = 1; slot <= coming; slot++)
    addReplica(rows, cell, { slot, groupId, releaseId, healthy: true, since: at });
}

const waiting: Partial<Record<DeploymentStatus, string>> = {
  DEPLOYING: "Replica 2 is starting.",
  MONITORING: "The new release is watched.",
};

/** How long its replicas were waited for in vain, in seconds: each attempt as long as it was given. */
const waitedFor = (outcome: Outcome): number =>
  "reason" in outcome && outcome.reason === "health_timeout" ? (outcome.facts?.seconds ?? 0) * 2 : 0;

function turnedOf(outcome: Outcome, at: Date): Turned | undefined {
  if (!("reason" in outcome) || !isMade(outcome)) return undefined;
  return { reason: outcome.reason, facts: { slot: 1, exitCode: null, ...outcome.facts }, at };
}

const isMade = (outcome: Outcome): boolean =>
  !unmade.includes(outcome.status) && !("reason" in outcome && reached(outcome) === "source") && !isBuildFault(outcome);

const isBuildFault = (outcome: Outcome): boolean => "reason" in outcome && outcome.reason.startsWith("build_");

/** The step at which it stands, or stood when it ended. */
function reached(outcome: Outcome): SeededKey {
  if (isBuildFault(outcome) || outcome.status === "BUILDING" || outcome.status === "CANCELLED") return "build";
  if ("reason" in outcome && outcome.reason === "clone_failed") return "source";
  if ("reason" in outcome && outcome.reason.endsWith("_in_monitor")) return "monitor";
  return outcome.status === "MONITORING" ? "monitor" : "rollout";
}

function ending(outcome: Outcome, served: boolean): { reason?: string; message?: string } {
  if (outcome.status === "CANCELLED") return { reason: "cancelled", message: describeReason("cancelled") };
  if (outcome.status === "SUPERSEDED")
    return {
      reason: "superseded",
      message: "A newer deployment took the place of this one before it began.",
    };
  if (!("reason" in outcome)) return {};
  const sentence = describeReason(outcome.reason, outcome.facts);
  const back = served && reached(outcome) !== "source" && !isBuildFault(outcome);
  return { reason: outcome.reason, message: back ? `${sentence} What served before serves on.` : sentence };
}

function buildRelease(rows: Rows, vault: Vault, cell: Cell, { event, numbers, commit, source, seconds }: Of): string {
  const number = ++numbers.release;
  const id = seedId("release", `${cell.path}/${number}`);
  rows.releases.push({
    ...{ id, appEnvironmentId: cell.id, number, commit: commit.id, commitMessage: commit.message, source },
    ...{ imageId: `sha256:${seedHash(id)}`, imageRef: `dm/${id}`, spec: cell.spec as object, variablesVersion: 1 },
    sealedVariables: vault.seal(JSON.stringify(cell.values), `release:${id}`),
    variables: [...cell.facts],
    createdAt: new Date(event.at.getTime() + seconds * 600),
  });
  return id;
}

function addLines(rows: Rows, deploymentId: string, of: Of, outcome: Outcome, from: Date): void {
  const lines = [`Cloning ${of.source.url}, ${of.source.branch}`];
  if (reached(outcome) !== "source")
    lines.push(`At ${of.commit.id.slice(0, 7)}: ${of.commit.message}`, "Step 1/6 : FROM node:22-slim AS build");
  if (isBuildFault(outcome)) lines.push("npm error code EUSAGE", "The command npm ci ended with 1.");
  else if (isMade(outcome)) lines.push('Step 6/6 : CMD ["node", "server.js"]', "The image is made.");
  for (const [i, text] of lines.entries())
    rows.lines.push({ deploymentId, seq: i + 1, at: new Date(from.getTime() + i * 2_000), stream: "system", text });
}
