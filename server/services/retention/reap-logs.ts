import type { Deps } from "../../context";

const keepMs = 30 * 24 * 3_600_000;
const keepNewest = 20;

/** Deletes the logs of deployments that ended long ago, but for the newest of each application in an environment. */
export async function reapLogs({ db, now }: Pick<Deps, "db" | "now">): Promise<void> {
  const before = new Date(now().getTime() - keepMs);
  await db.$executeRaw`
    delete from "DeploymentLine" where "deploymentId" in (
      select "id" from (
        select "id", "endedAt", row_number() over (partition by "appEnvironmentId" order by "number" desc) as place from "Deployment"
      ) as placed where place > ${keepNewest} and "endedAt" < ${before})`;
}
