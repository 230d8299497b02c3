import type { Database } from "../db/client";
import { Prisma } from "../db/generated/client";
import type { Actor } from "../domain/access/can";
import type { GrantRole, OrganizationRole } from "../domain/access/permissions";

/** A user, aliased u, with everything that was given to them: one row, however many organisations and teams. */
export const actorColumns = Prisma.sql`
  u."id" as "userId", u."name",
  (select json_object_agg(m."organizationId", m."role") from "Membership" m where m."userId" = u."id") as organizations,
  (select json_agg(json_build_array(g."projectId", g."role")) from "TeamMember" t
    join "TeamGrant" g on g."teamId" = t."teamId" where t."userId" = u."id") as grants`;

export interface ActorRow {
  readonly userId: string;
  readonly name: string;
  readonly organizations: Readonly<Record<string, OrganizationRole>> | null;
  readonly grants: readonly (readonly [projectId: string, role: GrantRole])[] | null;
}

/** Everything that a user has been given, in one query; null when the account is gone. */
export async function loadActor(db: Database, userId: string): Promise<Actor | null> {
  const [row] = await db.$queryRaw<ActorRow[]>`select ${actorColumns} from "User" u where u."id" = ${userId}`;
  return row === undefined ? null : toActor(row);
}

export function toActor({ userId, name, organizations, grants }: ActorRow): Actor {
  const projects: Record<string, GrantRole[]> = {};
  for (const [projectId, role] of grants ?? []) projects[projectId] = [...(projects[projectId] ?? []), role];
  return { userId, name, organizations: organizations ?? {}, projects };
}
