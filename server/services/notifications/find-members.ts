import type { Transaction } from "../../db/client";
import type { Actor, Resource } from "../../domain/access/can";
import type { GrantRole, OrganizationRole } from "../../domain/access/permissions";

interface Row {
  readonly userId: string;
  readonly name: string;
  readonly role: OrganizationRole;
  readonly grants: readonly GrantRole[] | null;
}

/** All members of an organisation, with their rights in it and in one of its projects, in one query. */
export async function findMembers(tx: Transaction, { organizationId, projectId }: Resource): Promise<readonly Actor[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select u."id" as "userId", u."name", m."role", (
      select json_agg(g."role") from "TeamMember" t join "TeamGrant" g on g."teamId" = t."teamId"
        where t."userId" = u."id" and g."projectId" = ${projectId ?? ""}) as grants
    from "Membership" m join "User" u on u."id" = m."userId" where m."organizationId" = ${organizationId}`;
  return rows.map(({ userId, name, role, grants }) => ({
    userId,
    name,
    organizations: { [organizationId]: role },
    projects: projectId === undefined || grants === null ? {} : { [projectId]: grants },
  }));
}
