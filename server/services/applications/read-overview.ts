import { domainAddress } from "../../domain/domains/domain-address";
import type { SlotRow } from "../../domain/rollout/describe-slots";
import { appAddress } from "../deployments/app-address";
import { findCrash } from "../deployments/find-failing";
import { findDeployments } from "../deployments/list-deployments";
import { pickStep } from "../deployments/pick-step";
import { findTraffic } from "../metrics/find-traffic";
import { locateAppEnvironment } from "../locate";
import { type ActorCtx, query } from "../use-case";

const shownDeployments = 6;
/** A crash longer ago than this says nothing of how it is now. */
const crashMs = 60 * 60_000;

/** What the first page of an application shows beside its state: the deployment under way, the latest ones, its domains. */
export const readOverview = query({
  permission: "project.read",
  input: appAddress,
  locate: locateAppEnvironment,
  run: async (ctx, _input, { appEnvironment }) => {
    const { id, currentGroupId } = appEnvironment;
    const since = new Date(ctx.now().getTime() - crashMs);
    const [deployments, total, domains, crash, trafficOf] = await Promise.all([
      findDeployments(ctx, id, shownDeployments),
      ctx.db.deployment.count({ where: { appEnvironmentId: id } }),
      ctx.db.domain.findMany({ where: { appEnvironmentId: id }, orderBy: [{ host: "asc" }, { path: "asc" }] }),
      currentGroupId === null ? null : findCrash(ctx, currentGroupId, since),
      findTraffic(ctx.db, [id], ctx.now()),
    ]);
    const active = deployments.find(({ status, endedAt }) => endedAt === null && status !== "QUEUED");
    return {
      deployments,
      total,
      domains: domains.map(({ id: domainId, host, path }) => ({
        ...{ id: domainId, host, path },
        address: domainAddress({ host, path }, ctx.edgeHttpPort),
      })),
      progress: active === undefined ? null : await findProgress(ctx, active.id),
      crash,
      traffic: trafficOf([id]),
    };
  },
});

async function findProgress(ctx: ActorCtx, deploymentId: string) {
  const [steps, { evidence }] = await Promise.all([
    ctx.db.deploymentStep.findMany({ where: { deploymentId }, orderBy: { position: "asc" } }),
    ctx.db.deployment.findUniqueOrThrow({ where: { id: deploymentId }, select: { evidence: true } }),
  ]);
  return { steps: steps.map(pickStep), slots: (evidence as { slots?: readonly SlotRow[] } | null)?.slots ?? [] };
}
