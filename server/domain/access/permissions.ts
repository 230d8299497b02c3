/** Everything that can be allowed. A door names one of these, or "public" or "signed-in". */
export const permissions = [
  "organization.read",
  "organization.update",
  "organization.delete",
  "member.read",
  "member.manage",
  "team.manage",
  "activity.read",
  "node.read",
  "node.manage",
  "project.create",
  "project.read",
  "project.update",
  "project.delete",
  "application.create",
  "application.update",
  "application.delete",
  "application.deploy",
  "application.rollback",
  "application.terminal",
  "variables.read",
  "variables.write",
  "logs.read",
] as const;

export type Permission = (typeof permissions)[number];

const viewer: readonly Permission[] = ["project.read", "logs.read"];
const developer: readonly Permission[] = [
  ...viewer,
  "application.update",
  "application.deploy",
  "application.rollback",
  "variables.read",
  "variables.write",
];
const maintainer: readonly Permission[] = [
  ...developer,
  "project.update",
  "project.delete",
  "application.create",
  "application.delete",
  // It shows what is secret otherwise: the variables of the program that runs beside it.
  "application.terminal",
];

export const grantRoles = { VIEWER: viewer, DEVELOPER: developer, MAINTAINER: maintainer } as const;

const member: readonly Permission[] = ["organization.read", "member.read", "node.read"];
const admin: readonly Permission[] = permissions.filter((permission) => permission !== "organization.delete");

export const organizationRoles = { OWNER: permissions, ADMIN: admin, MEMBER: member } as const;

export type GrantRole = keyof typeof grantRoles;
export type OrganizationRole = keyof typeof organizationRoles;
