import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Actor, can, canAssign } from "./can";
import { grantRoles, organizationRoles, permissions } from "./permissions";

const actor = (over: Partial<Actor> = {}): Actor => ({
  userId: "u",
  name: "Ines",
  organizations: { org: "MEMBER" },
  projects: {},
  ...over,
});
const project = { organizationId: "org", projectId: "p" };

describe("can", () => {
  it("denies everything to nobody and to strangers", () =>
    fc.assert(
      fc.property(fc.constantFrom(...permissions), (permission) => {
        expect(can(null, permission, project)).toBe(false);
        expect(can(actor(), permission, { organizationId: "other", projectId: "p" })).toBe(false);
      }),
    ));
  it("denies a grant in an organisation that one has left", () =>
    expect(can(actor({ organizations: {}, projects: { p: ["MAINTAINER"] } }), "project.read", project)).toBe(false));
  it("gives a member nothing in a project without a grant", () =>
    expect(can(actor(), "project.read", project)).toBe(false));
  it("takes the strongest of several grants", () =>
    expect(can(actor({ projects: { p: ["VIEWER", "DEVELOPER"] } }), "application.deploy", project)).toBe(true));
  it("keeps a grant to its project", () =>
    expect(can(actor({ projects: { q: ["MAINTAINER"] } }), "project.read", project)).toBe(false));
  it("is not fooled by names of the prototype", () => {
    for (const id of ["constructor", "__proto__", "toString"])
      expect(can(actor(), "project.read", { organizationId: id, projectId: id })).toBe(false);
  });
  it("lets an administrator do all but delete the organisation", () => {
    const admin = actor({ organizations: { org: "ADMIN" } });
    for (const permission of permissions)
      expect(can(admin, permission, project)).toBe(permission !== "organization.delete");
  });
});

describe("roles", () => {
  it("grow: each contains the one below", () => {
    expect(grantRoles.DEVELOPER).toEqual(expect.arrayContaining([...grantRoles.VIEWER]));
    expect(grantRoles.MAINTAINER).toEqual(expect.arrayContaining([...grantRoles.DEVELOPER]));
    expect(organizationRoles.ADMIN).toEqual(expect.arrayContaining([...organizationRoles.MEMBER]));
  });
  it("cannot be handed out above one's own", () => {
    expect(canAssign("ADMIN", "OWNER")).toBe(false);
    expect(canAssign("ADMIN", "ADMIN")).toBe(true);
    expect(canAssign("MEMBER", "MEMBER")).toBe(false);
  });
});
