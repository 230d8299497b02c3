import { z } from "zod";
import { locateOrganization } from "../locate";
import { query } from "../use-case";

/** People and teams of the organisation, by name. */
export const listMembers = query({
  permission: "member.read",
  input: z.object({ organization: z.string() }),
  locate: locateOrganization,
  run: async (ctx, _input, { organization }) => {
    const [memberships, teams] = await Promise.all([
      ctx.db.membership.findMany({
        where: { organizationId: organization.id },
        orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
        select: { role: true, user: { select: { id: true, name: true, email: true } } },
        take: 500,
      }),
      ctx.db.team.findMany({
        where: { organizationId: organization.id },
        orderBy: [{ name: "asc" }, { id: "asc" }],
        select: {
          id: true,
          name: true,
          members: { select: { userId: true } },
          grants: { select: { role: true, project: { select: { id: true, name: true } } } },
        },
        take: 500,
      }),
    ]);
    return { members: memberships.map(({ role, user }) => ({ ...user, role })), teams };
  },
});
