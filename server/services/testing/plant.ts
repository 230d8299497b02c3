import type { Prisma } from "../../db/generated/client";
import type { Database } from "../../db/client";
import { newId } from "../../db/new-id";
import { defaultConfig } from "../../domain/application/config";

type Status = "QUEUED" | "BUILDING" | "DEPLOYING" | "MONITORING" | "SUCCEEDED" | "FAILED" | "CANCELLED" | "ROLLED_BACK";

/** How an application is in one environment, for tests of what is read. What is left out is as after a deployment that went well. */
export interface CellPlan {
  /** null: never deployed */
  readonly release?: { readonly number: number; readonly commit?: string | null } | null;
  /** replicas that shall serve */
  readonly desired?: number;
  /** phases of the replicas that are there; as many healthy ones as desired when left out */
  readonly replicas?: readonly string[];
  /** the newest deployment, when it is not the one that made the release */
  readonly last?: { readonly status: Status; readonly message?: string; readonly release?: number };
  readonly crashLoops?: number;
  readonly note?: string;
  readonly ageMs?: number;
}

export interface ApplicationPlan {
  readonly name: string;
  readonly folderId?: string | null;
  readonly source?: Readonly<Record<string, string>>;
  /** by the environment's slug; those left out were never deployed */
  readonly cells?: Readonly<Record<string, CellPlan>>;
}

const open: readonly Status[] = ["QUEUED", "BUILDING", "DEPLOYING", "MONITORING"];
const bad: readonly Status[] = ["FAILED", "ROLLED_BACK"];

interface Rows {
  readonly applications: Prisma.ApplicationCreateManyInput[];
  readonly appEnvironments: Prisma.AppEnvironmentCreateManyInput[];
  readonly releases: Prisma.ReleaseCreateManyInput[];
  readonly deployments: Prisma.DeploymentCreateManyInput[];
  readonly replicas: Prisma.ReplicaCreateManyInput[];
}

/** Writes applications as rows, many at once. Nothing of them runs for real. */
export async function plant(db: Database, projectId: string, plans: readonly ApplicationPlan[]): Promise<void> {
  const environments = await db.environment.findMany({ where: { projectId } });
  const nodeId = "node_test";
  await db.node.upsert({
    where: { id: nodeId },
    create: { id: nodeId, name: "test", endpoint: "unix:///nowhere" },
    update: {},
  });
  const rows: Rows = { applications: [], appEnvironments: [], releases: [], deployments: [], replicas: [] };
  for (const plan of plans) {
    const id = newId("application");
    const slug = plan.name.toLowerCase().replace(/[^a-z0-9]+/g, "-");
    const source = plan.source ?? { url: "https://git.example/app.git", branch: "main" };
    const sourceKind = "reference" in source ? "IMAGE" : "GIT";
    const folderId = plan.folderId ?? null;
    rows.applications.push({ id, projectId, folderId, slug, name: plan.name, sourceKind, source });
    for (const environment of environments)
      plantCell(rows, { applicationId: id, environmentId: environment.id, nodeId }, plan.cells?.[environment.slug]);
  }
  await db.application.createMany({ data: rows.applications });
  await db.appEnvironment.createMany({ data: rows.appEnvironments });
  await db.release.createMany({ data: rows.releases });
  await db.deployment.createMany({ data: rows.deployments });
  await db.replica.createMany({ data: rows.replicas });
}

interface At {
  readonly applicationId: string;
  readonly environmentId: string;
  readonly nodeId: string;
}

function plantCell(rows: Rows, { nodeId, ...at }: At, plan: CellPlan = { release: null }): void {
  const id = newId("appEnvironment");
  const release = plan.release === undefined ? { number: 1 } : plan.release;
  const desired = release === null ? 0 : (plan.desired ?? 1);
  const groupId = newId("deployment");
  const releaseId = newId("release");
  const when = new Date(Date.now() - (plan.ageMs ?? 60_000));
  const deploy = (own: string, number: number, status: Status, rest: object = {}) =>
    rows.deployments.push({
      ...{ id: own, appEnvironmentId: id, number, kind: "DEPLOY", status, request: {}, groupId: own, createdAt: when },
      ...(open.includes(status) ? {} : { endedAt: when }),
      ...rest,
    });
  const lastId = newId("deployment");
  rows.appEnvironments.push({
    ...{ id, ...at, config: defaultConfig as object, desiredCount: desired, crashLoops: plan.crashLoops ?? 0 },
    missing: plan.replicas ? Math.max(0, desired - plan.replicas.filter((phase) => phase === "healthy").length) : 0,
    note: plan.note ?? null,
    currentReleaseId: release === null ? null : releaseId,
    currentGroupId: release === null ? null : groupId,
    lastFailureId: plan.last && bad.includes(plan.last.status) ? lastId : null,
  });
  if (release !== null) {
    const { number, commit = `c0ffee${number}` } = release;
    const spec = { ...defaultConfig, port: 80 } as object;
    const made = { id: releaseId, appEnvironmentId: id, number, commit, imageId: `sha256:${number}`, imageRef: "app" };
    rows.releases.push({ ...made, spec, sealedVariables: "", variablesVersion: 1, createdAt: when });
    deploy(groupId, 1, "SUCCEEDED", { releaseId, servingAt: when });
    const phases = plan.replicas ?? Array.from({ length: desired }, () => "healthy");
    for (const [i, phase] of phases.entries()) {
      const serves = phase === "healthy";
      const replica = {
        id: newId("replica"),
        appEnvironmentId: id,
        nodeId,
        groupId,
        releaseId,
        slot: i + 1,
        attempt: 1,
      };
      rows.replicas.push({ ...replica, containerName: newId("replica"), phase, routed: serves, live: serves });
    }
  }
  if (plan.last) deploy(lastId, 2, plan.last.status, { message: plan.last.message ?? null });
}
