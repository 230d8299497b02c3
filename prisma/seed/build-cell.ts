import { type AppConfig, appConfigSchema, type ReleaseSpec } from "../../server/domain/application/config";
import { localNodeId } from "../../server/machines/local-node";
import type { Vault } from "../../server/secrets/vault";
import { variableAad } from "../../server/services/variables/open-variables";
import { toVariableFact } from "../../server/services/variables/to-variable-fact";
import type { CellPlan, EnvironmentSlug } from "./plan";
import { seedHash, seedId } from "./random";
import type { Rows } from "./rows";

/** An application in one environment while its past is written. */
export interface Cell {
  readonly id: string;
  readonly path: string;
  readonly plan: CellPlan;
  readonly config: AppConfig;
  readonly spec: ReleaseSpec;
  /** names and values of its variables, to be sealed in each release */
  readonly values: Readonly<Record<string, string>>;
  readonly facts: readonly object[];
  releaseId: string | null;
  groupId: string | null;
  count: number;
  /** its replicas are gone, as those of a release that is watched have taken over */
  replaced: boolean;
  lastFailureId: string | null;
}

interface At {
  readonly path: string;
  readonly applicationId: string;
  readonly environmentId: string;
  readonly slug: EnvironmentSlug;
  readonly createdAt: Date;
}

/** Its configuration, variables and domains. Its own row is written when its past is known. */
export function buildCell(rows: Rows, vault: Vault, plan: CellPlan, at: At): Cell {
  const path = `${at.path}/${at.slug}`;
  const id = seedId("appEnvironment", path);
  const memoryMb = at.slug === "prod" ? 512 : 256;
  const health = { kind: "http", path: "/healthz" } as const;
  const limits = { cpus: 0.5, memoryMb, pids: null };
  const config = appConfigSchema.parse({ port: 8080, replicas: Math.max(1, plan.replicas), limits, health });
  const { replicas: _scaled, ...frozen } = config;
  const plain: Record<string, string> = {
    ...{ LOG_LEVEL: at.slug === "dev" ? "debug" : "info", REGION: "eu-central" },
    ...(at.slug === "prod" ? { POOL_SIZE: "24" } : {}),
  };
  // Secrets of nothing: they open no door, and are sealed as real ones are.
  const secret = { DATABASE_PASSWORD: seedHash(`${path} secret`).slice(0, 24) };
  const facts = [];
  const shared = { appEnvironmentId: id, build: false, run: true, updatedAt: at.createdAt };
  for (const [key, text] of Object.entries({ ...plain, ...secret })) {
    const sealed = key in secret ? vault.seal(text, variableAad(id, key)) : null;
    const row = { ...shared, key, value: sealed === null ? text : null, sealed };
    rows.variables.push(row);
    facts.push(toVariableFact(row));
  }
  for (const [i, host] of (plan.hosts ?? []).entries())
    rows.domains.push({ id: seedId("domain", `${path}/${i}`), appEnvironmentId: id, host, createdAt: at.createdAt });
  return {
    ...{ id, path, plan, config, spec: { ...frozen, port: 8080 }, values: { ...plain, ...secret }, facts },
    ...{ releaseId: null, groupId: null, count: 0, replaced: false, lastFailureId: null },
  };
}

const crashNote = (slots: number): string =>
  `${slots === 1 ? "A replica is" : `${slots} replicas are`} in a crash loop and not started again. Read the last log lines, fix the cause and deploy again.`;

/** The row itself, and the replicas that serve. Nothing of them is on an engine: they have no address. */
export function closeCell(rows: Rows, cell: Cell, at: At): void {
  const crashing = Math.min(cell.plan.crashing ?? 0, cell.count);
  rows.appEnvironments.push({
    ...{ id: cell.id, applicationId: at.applicationId, environmentId: at.environmentId },
    ...{ config: cell.config as object, currentReleaseId: cell.releaseId, currentGroupId: cell.groupId },
    ...{ desiredCount: cell.count, lastFailureId: cell.lastFailureId, crashLoops: crashing },
    missing: crashing,
    note: crashing > 0 ? crashNote(crashing) : null,
  });
  for (let slot = 1; slot <= cell.count && !cell.replaced; slot++) {
    const healthy = slot > crashing;
    addReplica(rows, cell, { slot, groupId: cell.groupId, releaseId: cell.releaseId, healthy, since: at.createdAt });
  }
}

interface ReplicaPlan {
  readonly slot: number;
  readonly groupId: string | null;
  readonly releaseId: string | null;
  readonly healthy: boolean;
  readonly since: Date;
}

export function addReplica(rows: Rows, cell: Cell, plan: ReplicaPlan): void {
  const { slot, groupId, releaseId, healthy, since } = plan;
  if (groupId === null || releaseId === null) return;
  const id = seedId("replica", `${groupId}/${slot}`);
  rows.replicas.push({
    ...{ id, appEnvironmentId: cell.id, nodeId: localNodeId, groupId, releaseId, slot, attempt: 1, port: 8080 },
    containerName: `dm-demo-${id.slice(4)}`,
    ...{ phase: healthy ? "healthy" : "exited", phaseSince: since, exitCode: healthy ? null : 1 },
    ...{ restarts: healthy ? 0 : 10, routed: healthy, live: healthy, createdAt: since },
  });
}
