import { type GrantRole, grantRoles, type OrganizationRole, organizationRoles, type Permission } from "./permissions";

/** Who asks, with everything that was given to them. Read anew for each request, so that a right taken away is gone at once. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly organizations: Readonly<Record<string, OrganizationRole>>;
  /** by project id; the strongest of the actor's teams counts */
  readonly projects: Readonly<Record<string, readonly GrantRole[]>>;
}

/** What is asked about: an organisation, or something in one of its projects. */
export interface Resource {
  readonly organizationId: string;
  readonly projectId?: string;
}

/** The one authorisation function. Denies whatever is not given. */
export function can(actor: Actor | null, permission: Permission, resource: Resource): boolean {
  if (actor === null) return false;
  const role = own(actor.organizations, resource.organizationId);
  if (role === undefined) return false;
  if (organizationRoles[role].includes(permission)) return true;
  if (resource.projectId === undefined) return false;
  const grants = own(actor.projects, resource.projectId) ?? [];
  return grants.some((grant) => grantRoles[grant].includes(permission));
}

/** Whether a role may hand out another: nobody gives more than they have. */
export function canAssign(giver: OrganizationRole, given: OrganizationRole): boolean {
  return giver === "OWNER" || (giver === "ADMIN" && given !== "OWNER");
}

/** Ids come from outside: a plain look-up of "constructor" would find the prototype's. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
