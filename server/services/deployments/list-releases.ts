import { can } from "../../domain/access/can";
import { locateAppEnvironment } from "../locate";
import { query } from "../use-case";
import { appAddress } from "./app-address";
import { findPeople } from "./find-people";

const shownReleases = 30;

/** The releases whose images are kept, newest first: what one can go back to. */
export const listReleases = query({
  permission: "project.read",
  input: appAddress,
  locate: locateAppEnvironment,
  run: async (ctx, _input, { appEnvironment, resource }) => {
    const rows = await ctx.db.release.findMany({
      where: { appEnvironmentId: appEnvironment.id, prunedAt: null },
      orderBy: { number: "desc" },
      take: shownReleases,
      include: {
        deployments: {
          where: { OR: [{ kind: "DEPLOY" }, { status: "SUCCEEDED" }] },
          orderBy: { number: "asc" },
          select: { requestedById: true, number: true, status: true },
        },
      },
    });
    const people = await findPeople(
      ctx,
      rows.flatMap(({ deployments }) => deployments.slice(0, 1)),
    );
    return {
      releases: rows.map(({ id, number, commit, commitMessage, imageRef, imageId, createdAt, deployments }) => ({
        ...{ number, commit, commitMessage, imageRef, imageId, createdAt },
        deployment: deployments[0]?.number ?? null,
        requestedBy: people(deployments[0]?.requestedById),
        current: id === appEnvironment.currentReleaseId,
        served: deployments.some(({ status }) => status === "SUCCEEDED"),
      })),
      rights: { rollback: can(ctx.actor, "application.rollback", resource) },
    };
  },
});
