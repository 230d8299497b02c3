import type { Transaction } from "../../db/client";
import type { PlaceableNode } from "../../domain/placement/place-slot";
import { toArchitecture } from "../../domain/platform";
import { readFacts, readSurvey } from "../nodes/survey";

interface Row {
  readonly id: string;
  readonly name: string;
  readonly labels: Record<string, string>;
  readonly state: PlaceableNode["state"];
  readonly duty: PlaceableNode["duty"];
  readonly builds: PlaceableNode["builds"];
  readonly facts: null;
  readonly survey: null;
  readonly edgeUp: boolean;
  readonly replicas: number;
  readonly ownReplicas: number;
  readonly toClear: number;
  readonly promisedMb: number;
}

interface Wanted {
  readonly organizationId: string;
  readonly appEnvironmentId: string;
  /** replicas of this group count as its own; those of others are about to leave */
  readonly groupId: string | null;
}

/** The nodes that an organisation may use, with what is on them, in one statement. Nothing of a demonstration runs. */
export async function findNodesFor(
  db: Transaction,
  { organizationId, appEnvironmentId, groupId }: Wanted,
): Promise<readonly PlaceableNode[]> {
  const rows = await db.$queryRaw<Row[]>`
    select n."id", n."name", n."labels", n."state", n."duty", n."builds", n."facts", n."survey",
      n."edgeDigest" is not null as "edgeUp",
      count(r."id") filter (where r."lostAt" is null)::int as "replicas",
      count(r."id") filter (where r."lostAt" is null and r."appEnvironmentId" = ${appEnvironmentId}
        and r."stoppingSince" is null and r."groupId" = ${groupId})::int as "ownReplicas",
      count(r."id") filter (where r."lostAt" is not null and r."appEnvironmentId" = ${appEnvironmentId})::int as "toClear",
      coalesce(sum((rel."spec"->'limits'->>'memoryMb')::float8), 0)::float8 as "promisedMb"
    from "Node" n
    left join (
      select r.* from "Replica" r
      join "AppEnvironment" ae on ae."id" = r."appEnvironmentId"
      join "Application" a on a."id" = ae."applicationId"
      join "Project" p on p."id" = a."projectId"
      join "Organization" o on o."id" = p."organizationId" and not o."demo"
      where r."removedAt" is null
    ) r on r."nodeId" = n."id"
    left join "Release" rel on rel."id" = r."releaseId"
    where n."organizationId" is null or n."organizationId" = ${organizationId}
    group by n."id" order by n."name"`;
  return rows.map(({ facts, survey, promisedMb, ...row }) => ({
    ...row,
    architecture: toArchitectureOf(facts),
    memoryBytes: readFacts(facts)?.memoryBytes ?? null,
    availableBytes: readSurvey(survey).memory?.available ?? null,
    promisedBytes: promisedMb * 1024 * 1024,
  }));
}

/** An engine tells what its kernel calls it. */
function toArchitectureOf(facts: Row["facts"]): string | null {
  const architecture = readFacts(facts)?.architecture;
  return architecture ? toArchitecture(architecture) : null;
}
