import type { Database } from "../db/client";
import type { Actor } from "../domain/access/can";
import type { GrantRole } from "../domain/access/permissions";

/** Everything that a user has been given, in one query; null when the account is gone. */
export async function loadActor(db: Database, userId: string): Promise<Actor | null> {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: {
      name: true,
      memberships: { select: { organizationId: true, role: true } },
      teams: { select: { team: { select: { grants: { select: { projectId: true, role: true } } } } } },
    },
  });
  if (user === null) return null;
  const projects: Record<string, GrantRole[]> = {};
  for (const { projectId, role } of user.teams.flatMap(({ team }) => team.grants))
    projects[projectId] = [...(projects[projectId] ?? []), role];
  return {
    userId,
    name: user.name,
    organizations: Object.fromEntries(user.memberships.map((row) => [row.organizationId, row.role])),
    projects,
  };
}
