import type { GrantRole, OrganizationRole } from "../../../server/domain/access/permissions";

/** Roles in the organisation, weakest first, with what each may do. */
export const organizationRoleWords = {
  MEMBER: { name: "Member", may: "sees the organisation, and the projects that a team was given" },
  ADMIN: { name: "Administrator", may: "does everything but deleting the organisation and making owners" },
  OWNER: { name: "Owner", may: "does everything" },
} as const satisfies Record<OrganizationRole, { name: string; may: string }>;

/** Roles of a team in a project. */
export const grantRoleWords = {
  VIEWER: { name: "Viewer", may: "reads everything but secrets" },
  DEVELOPER: { name: "Developer", may: "deploys, rolls back, changes configuration and variables" },
  MAINTAINER: { name: "Maintainer", may: "creates, moves and deletes too" },
} as const satisfies Record<GrantRole, { name: string; may: string }>;

export const organizationRoleNames = Object.keys(organizationRoleWords) as readonly OrganizationRole[];
export const grantRoleNames = Object.keys(grantRoleWords) as readonly GrantRole[];

/** A role as a form sends it; null for none or one that is not ours. */
export const parseOrganizationRole = (text: string): OrganizationRole | null =>
  organizationRoleNames.find((role) => role === text) ?? null;
export const parseGrantRole = (text: string): GrantRole | null => grantRoleNames.find((role) => role === text) ?? null;
