import { describe, expect, it } from "vitest";
import type { ApplicationRead } from "~/features/application/types";
import { applicationPages, filterGroups, organizationPages } from "./pages";

const labels = (rows: readonly { label: string }[]) => rows.map(({ label }) => label);
const organization = { slug: "brinewood" };
const frameRights = { createProject: false, readActivity: false, readNodes: false };

describe("organizationPages", () => {
  it("leaves out what one may not see or do", () => {
    expect(labels(organizationPages({ organization, rights: frameRights }))).not.toContain("Activity");
    const all = organizationPages({
      organization,
      rights: { createProject: true, readActivity: true, readNodes: true },
    });
    expect(labels(all)).toEqual(expect.arrayContaining(["Activity", "Nodes", "New project…"]));
  });
});

describe("applicationPages", () => {
  const read = (over: object = {}, release: object | null = { number: 3 }) =>
    ({
      application: { name: "ledger" },
      environment: { name: "prod" },
      release,
      rights: { readLogs: true, openTerminal: false, readVariables: false, rollback: false, deploy: false, ...over },
    }) as unknown as ApplicationRead;
  it("leads only to what one may do, and says of which application", () => {
    expect(labels(applicationPages("/x", read()))).toEqual(["Logs", "Deployments", "Domains", "Settings"]);
    expect(applicationPages("/x", read())[0]).toMatchObject({ to: "/x/logs", note: "ledger in prod" });
    expect(labels(applicationPages("/x", read({ rollback: true, deploy: true })))).toContain("Roll back…");
  });
  it("offers nothing to go back to before there is a release", () =>
    expect(labels(applicationPages("/x", read({ rollback: true }, null)))).not.toContain("Roll back…"));
});

describe("filterGroups", () => {
  const rows = [
    { to: "/a", label: "Logs", note: "ledger in prod", icon: "folder" },
    { to: "/b", label: "Members", icon: "folder" },
  ] as const;
  const groups = [{ title: "Go to", rows }];
  it("finds words anywhere, in any order, and leaves out what is empty", () => {
    expect(labels(filterGroups(groups, "prod LOG")[0]?.rows ?? [])).toEqual(["Logs"]);
    expect(filterGroups(groups, "zebra")).toEqual([]);
    expect(filterGroups(groups, "  ")[0]?.rows).toHaveLength(2);
  });
});
