import { describe, expect, it } from "vitest";
import type { Actor } from "../access/can";
import type { GrantRole, OrganizationRole } from "../access/permissions";
import { decideReaders, type NoticeWhat } from "./decide-notice";

const member = (userId: string, role: OrganizationRole, grant?: GrantRole): Actor => ({
  userId,
  name: userId,
  organizations: { org: role },
  projects: grant === undefined ? {} : { p: [grant] },
});
const members = [
  member("owner", "OWNER"),
  member("dev", "MEMBER", "DEVELOPER"),
  member("viewer", "MEMBER", "VIEWER"),
  member("stranger", "MEMBER"),
];
const project = { organizationId: "org", projectId: "p" };
const told = (what: NoticeWhat, askedBy: string | null = null, endedBy: string | null = null) =>
  decideReaders({ what, askedBy, endedBy }, members, what.startsWith("node") ? { organizationId: "org" } : project)
    .map(({ userId, own }) => (own ? `${userId}!` : userId))
    .join(" ");

describe("who is told", () => {
  it.each<[NoticeWhat, string | null, string | null, string]>([
    // what went well, or ended as somebody wished: the one who asked
    ["deployment.succeeded", "dev", null, "dev!"],
    ["deployment.cancelled", "dev", "owner", "dev!"],
    ["deployment.superseded", "dev", "owner", "dev!"],
    ["deployment.succeeded", null, null, ""],
    // never of what one does and sees oneself
    ["deployment.cancelled", "dev", "dev", ""],
    ["deployment.superseded", "dev", "dev", ""],
    // what went wrong: also those who could deploy something better, each once
    ["deployment.failed", "dev", null, "owner dev!"],
    ["deployment.rolled_back", "owner", null, "owner! dev"],
    ["application.down", null, null, "owner dev"],
    ["application.back", null, null, "owner dev"],
    // a node: who may do something about it
    ["node.away", null, null, "owner"],
    ["node.back", null, null, "owner"],
    ["node.certificate_soon", null, null, "owner"],
    // whoever asked and lost the right to deploy may still see the end; whoever lost sight of the project may not
    ["deployment.failed", "viewer", null, "owner dev viewer!"],
    ["deployment.failed", "stranger", null, "owner dev"],
    ["deployment.failed", "gone", null, "owner dev"],
  ])("%s, asked for by %s, ended by %s: %s", (what, askedBy, endedBy, expected) =>
    expect(told(what, askedBy, endedBy)).toBe(expected),
  );

  it("keeps to the organisation and the project", () => {
    const other = { organizationId: "org", projectId: "q" };
    expect(decideReaders({ what: "application.down" }, members, other).map(({ userId }) => userId)).toEqual(["owner"]);
    expect(decideReaders({ what: "application.down" }, members, { organizationId: "x", projectId: "p" })).toEqual([]);
  });
});
