import { can } from "../../domain/access/can";
import { appStateOf } from "../../domain/application/app-state";
import { appConfigSchema, type ReleaseSpec } from "../../domain/application/config";
import type { Status } from "../../domain/deployment/status";
import { pathTo } from "../../domain/folder-tree";
import { describeServing } from "../../domain/rollout/describe-serving";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { findEnvironments } from "../projects/find-environments";
import { findFolders } from "../projects/find-folders";
import { type ActorCtx, query } from "../use-case";
import { findPending } from "./find-pending";
import { countServing, seenAtEdges, toReplicaView } from "./replica-views";

const open = ["QUEUED", "BUILDING", "DEPLOYING", "MONITORING"] as const;

/** What all pages of an application in one environment show: how it is, what serves, what is pending, what one may do. */
export const readApplication = query({
  permission: "project.read",
  input: appAddress,
  locate: locateAppEnvironment,
  run: async (ctx, _input, at) => {
    const { application, project, appEnvironment, environment, resource } = at;
    const where = { appEnvironmentId: appEnvironment.id };
    const [environments, replicas, deployments, folders] = await Promise.all([
      findEnvironments(ctx, project.id),
      ctx.db.replica.findMany({
        where: { ...where, removedAt: null },
        orderBy: [{ slot: "asc" }, { createdAt: "asc" }],
        include: { node: { select: { name: true, state: true, edgeSeenAt: true, edgeProblem: true } } },
      }),
      ctx.db.deployment.findMany({ where: { ...where, status: { in: [...open] } }, orderBy: { number: "asc" } }),
      folderPath(ctx, project.id, application.folderId),
    ]);
    const active = deployments.find(({ status }) => status !== "QUEUED") ?? deployments[0] ?? null;
    const { current, numbers } = await findReleases(ctx, appEnvironment.currentReleaseId, [
      ...replicas.map(({ releaseId }) => releaseId),
      ...(active?.releaseId ? [active.releaseId] : []),
    ]);
    const views = replicas.map((row) => toReplicaView(row, appEnvironment.currentGroupId, numbers));
    const serving = views.filter((view) => view.serving).length;
    const desired = appEnvironment.desiredCount;
    const { id, name, slug, sourceKind, source, credential, folderId, deletingSince } = application;
    return {
      application: {
        ...{ id, name, slug, sourceKind, folderId, deletingSince },
        source: source as Readonly<Record<string, string>>,
        hasCredential: credential !== null,
      },
      project: { name: project.name, slug: project.slug },
      folders,
      environments: environments.map(({ slug: at, name: called }) => ({ slug: at, name: called })),
      environment: { name: environment.name, slug: environment.slug },
      /** names what is told of it to open pages */
      appEnvironmentId: appEnvironment.id,
      config: appConfigSchema.parse(appEnvironment.config),
      configVersion: appEnvironment.configVersion,
      state: appStateOf({
        deleting: deletingSince !== null,
        active: (active?.status.toLowerCase() as Status | undefined) ?? null,
        deployed: current !== null,
        ...{ desired, serving },
      }),
      evidence: describeServing({ release: current?.number ?? null, desired, groups: countServing(views) }),
      edge: seenAtEdges(replicas),
      release: current && {
        ...pickRelease(current),
        limits: (current.spec as unknown as ReleaseSpec).limits,
        port: (current.spec as unknown as ReleaseSpec).port,
        variables: (current.variables as unknown as readonly unknown[] | null)?.length ?? null,
      },
      replicas: views,
      desired,
      serving,
      note: appEnvironment.note,
      active: active && {
        ...{ number: active.number, kind: active.kind, status: active.status, waitingFor: active.waitingFor },
        ...{ createdAt: active.createdAt, startedAt: active.startedAt, targetCount: active.targetCount },
        cancelling: active.cancelRequestedAt !== null,
        release: numbers.get(active.releaseId ?? "") ?? null,
      },
      waiting: deployments.find((row) => row !== active && row.status === "QUEUED")?.number ?? null,
      pending: await findPending(ctx, at, current),
      rights: rightsOf(ctx, resource),
    };
  },
});

/** The current release, and the numbers of all that still run. */
async function findReleases(ctx: ActorCtx, currentId: string | null, others: readonly string[]) {
  const ids = [...new Set([...(currentId === null ? [] : [currentId]), ...others])];
  const rows = ids.length === 0 ? [] : await ctx.db.release.findMany({ where: { id: { in: ids } } });
  return {
    current: rows.find(({ id }) => id === currentId) ?? null,
    numbers: new Map(rows.map(({ id, number }) => [id, number])),
  };
}

/** The names of the folders that it lies in, from the top down. */
async function folderPath(ctx: ActorCtx, projectId: string, folderId: string | null): Promise<readonly string[]> {
  if (folderId === null) return [];
  const folders = await findFolders(ctx, projectId);
  return pathTo(folders, folderId).flatMap((id) => folders.find((folder) => folder.id === id)?.name ?? []);
}

function rightsOf(ctx: ActorCtx, resource: Parameters<typeof can>[2]) {
  const right = (permission: Parameters<typeof can>[1]) => can(ctx.actor, permission, resource);
  return {
    update: right("application.update"),
    deploy: right("application.deploy"),
    rollback: right("application.rollback"),
    move: right("application.create"),
    remove: right("application.delete"),
    readVariables: right("variables.read"),
    writeVariables: right("variables.write"),
    readLogs: right("logs.read"),
    openTerminal: right("application.terminal"),
  };
}

const pickRelease = (release: {
  number: number;
  commit: string | null;
  commitMessage: string | null;
  imageRef: string;
  imageId: string;
  createdAt: Date;
  variablesVersion: number;
}) => {
  const { number, commit, commitMessage, imageRef, imageId, createdAt, variablesVersion } = release;
  return { number, commit, commitMessage, imageRef, imageId, createdAt, variablesVersion };
};
