import { z } from "zod";
import type { ActorCtx } from "../use-case";
import { locateAppEnvironment } from "../locate";
import { query } from "../use-case";
import { appAddress } from "./app-address";
import { findPeople } from "./find-people";

const pageSize = 30;

/** Deployments, newest first. `before` is the number to go on below. */
export const listDeployments = query({
  permission: "project.read",
  input: appAddress.extend({ before: z.number().int().optional() }),
  locate: locateAppEnvironment,
  run: async (ctx, { before }, { appEnvironment }) => {
    const found = await findDeployments(ctx, appEnvironment.id, pageSize + 1, before);
    const deployments = found.slice(0, pageSize);
    return { deployments, before: found.length > pageSize ? (deployments.at(-1)?.number ?? null) : null };
  },
});

/** The rows of a list of deployments. */
export async function findDeployments(ctx: ActorCtx, appEnvironmentId: string, take: number, before?: number) {
  const rows = await ctx.db.deployment.findMany({
    where: { appEnvironmentId, ...(before === undefined ? {} : { number: { lt: before } }) },
    orderBy: { number: "desc" },
    take,
    include: { release: { select: { number: true, commit: true, commitMessage: true, imageRef: true } } },
  });
  const people = await findPeople(ctx, rows);
  return rows.map((row) => {
    const { id, number, kind, status, message, waitingFor, createdAt, startedAt, endedAt, release, targetCount } = row;
    return {
      ...{ id, number, kind, status, message, waitingFor, createdAt, startedAt, endedAt, release, targetCount },
      cancelling: endedAt === null && row.cancelRequestedAt !== null,
      requestedBy: people(row.requestedById),
    };
  });
}
