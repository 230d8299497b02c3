import { addJob, wakeReconcile } from "../../jobs/add-job";
import { realAppEnvironment } from "../organizations/demo";
import { pruneReleases } from "../retention/prune-releases";
import { reapKeptLogs } from "../retention/reap-kept-logs";
import { reapLogs } from "../retention/reap-logs";
import { reapNotifications } from "../retention/reap-notifications";
import { tidyNodes } from "../retention/tidy-nodes";
import { removeUnusedNetworks } from "./remove-networks";
import type { ReconcileDeps } from "./reconcile-deps";

const keepEventsMs = 7 * 24 * 3_600_000;
const keepReplicasMs = 30 * 24 * 3_600_000;

/** Finds work that nobody does any more, because whoever did was killed, and wakes it. */
export async function wakeForgotten(deps: ReconcileDeps): Promise<void> {
  const now = deps.now();
  const quiet = { OR: [{ leaseUntil: null }, { leaseUntil: { lt: now } }] };
  const builds = await deps.db.deployment.findMany({
    where: { status: "BUILDING", appEnvironment: realAppEnvironment, ...quiet },
    select: { id: true },
  });
  for (const { id } of builds) await addJob(deps.db, "build", { deploymentId: id }, { key: `build:${id}` });
  const apps = await deps.db.appEnvironment.findMany({
    where: {
      ...realAppEnvironment,
      AND: quiet,
      OR: [
        { deployments: { some: { status: { in: ["QUEUED", "DEPLOYING", "MONITORING"] } } } },
        { application: { deletingSince: { not: null } } },
      ],
    },
    select: { id: true },
  });
  for (const { id } of apps) await wakeReconcile(deps.db, id);
  const deleting = await deps.db.application.findMany({
    where: { deletingSince: { not: null } },
    select: { id: true },
  });
  for (const { id } of deleting) await addJob(deps.db, "takeDown", { applicationId: id }, { key: `takeDown:${id}` });
  const projects = await deps.db.project.findMany({
    where: { deletingSince: { not: null } },
    select: { id: true },
  });
  for (const { id } of projects)
    await addJob(deps.db, "removeProject", { projectId: id }, { key: `removeProject:${id}` });
}

/** Wakes the driver of what has not as many replicas as it should, by the rows: whoever worked on it may be gone. */
export async function wakeShort(deps: ReconcileDeps): Promise<void> {
  const apps = await deps.db.$queryRaw<{ id: string }[]>`
    with seen as (
      select "appEnvironmentId" as id, count(*) as serving from "Replica"
      where "removedAt" is null and "live" and "routed" and "phase" = 'healthy'
      group by "appEnvironmentId"
    )
    select ae."id" from "AppEnvironment" ae
    join "Application" a on a."id" = ae."applicationId"
    join "Project" p on p."id" = a."projectId"
    join "Organization" o on o."id" = p."organizationId" and not o."demo"
    left join seen on seen.id = ae."id"
    where (ae."desiredCount" > 0 or seen.serving > 0) and ae."desiredCount" <> coalesce(seen.serving, 0)`;
  for (const { id } of apps) await wakeReconcile(deps.db, id);
}

/** Looks at everything that should run, or still does. */
export async function wakeAll(deps: ReconcileDeps): Promise<void> {
  const apps = await deps.db.appEnvironment.findMany({
    where: {
      ...realAppEnvironment,
      OR: [{ desiredCount: { gt: 0 } }, { replicas: { some: { removedAt: null } } }],
    },
    select: { id: true },
  });
  for (const { id } of apps) await wakeReconcile(deps.db, id);
}

/** Deletes history over its limit, and what nobody would go back to. */
export async function reap(
  deps: ReconcileDeps,
  { keepReleases, cacheBytes }: { readonly keepReleases: number; readonly cacheBytes: number },
): Promise<void> {
  const before = (ms: number) => new Date(deps.now().getTime() - ms);
  await deps.db.event.deleteMany({ where: { createdAt: { lt: before(keepEventsMs) } } });
  const gone = before(Math.max(keepReplicasMs, deps.logLimits.keepMs));
  await deps.db.replica.deleteMany({ where: { removedAt: { lt: gone }, live: false } });
  await deps.db.session.deleteMany({ where: { expiresAt: { lt: deps.now() } } });
  const apps = await deps.db.appEnvironment.findMany({
    where: { ...realAppEnvironment, releases: { some: {} } },
    select: { id: true },
  });
  for (const { id } of apps) await pruneReleases(deps, id, keepReleases);
  await reapLogs(deps);
  await reapNotifications(deps);
  await reapKeptLogs(deps);
  await tidyNodes(deps, cacheBytes);
  const nodes = await deps.db.node.findMany({ where: { state: { not: "unreachable" } }, select: { id: true } });
  for (const { id } of nodes) await removeUnusedNetworks(deps, id);
}
