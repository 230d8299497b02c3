import { describe, expect, it } from "vitest";
import { describeContents } from "./describe-contents";
import { describePlan, describeStays } from "./describe-plan";
import { kindOf, readWish } from "./kinds";
import { formatPorts } from "./ports";

const none = { foreign: 0, rest: 0 };

describe("what a list says of itself", () => {
  it.each([
    ["containers", { known: 1200, running: 1100, unused: 100, hidden: none }, "1,200 containers, 1,100 running."],
    ["volumes", { known: 31, running: null, unused: 3, hidden: none }, "31 volumes; 3 that nothing needs."],
    ["networks", { known: 0, running: null, unused: 0, hidden: none }, "No networks that you may see."],
    [
      "images",
      { known: 2, running: null, unused: 0, hidden: { foreign: 1, rest: 4 } },
      "2 images. 1 image of other organisations is not named. 4 more are not named.",
    ],
  ] as const)("%s", (kind, contents, words) => expect(describeContents(kind, contents)).toBe(words));
});

describe("a dry run", () => {
  it("says what could go, and what stays", () => {
    expect(describePlan("volumes", 0, 0, 0)).toBe("There are no volumes that nothing needs.");
    expect(describePlan("volumes", 2, 2, 61e9)).toMatch(/^2 volumes could go, 61\u00a0GB\. This is a dry run/);
    expect(describePlan("networks", 1, 1, 0)).toMatch(/^1 network could go\. /);
    expect(describePlan("images", 900, 300, 1e9)).toContain("a dry run of the 300 largest: tick");
    expect(describeStays([])).toBe("");
    expect(
      describeStays([
        { why: "application", count: 8 },
        { why: "used", count: 4 },
      ]),
    ).toBe("12 stay: 8 of applications, 4 in use.");
  });
});

describe("an address", () => {
  it("names a kind, and what of it one wants to see", () => {
    expect(kindOf("volumes")).toBe("volumes");
    expect(() => kindOf("constructor")).toThrow(expect.objectContaining({ code: "not_found" }));
    expect(readWish(new URLSearchParams("q=db&show=unused&sort=-size"))).toEqual({
      ...{ q: "db", show: "unused", sort: "-size" },
    });
    expect(readWish(new URLSearchParams("show=x&sort=y"))).toEqual({ q: "", show: "all", sort: "name" });
  });
});

it("ports lead from the node into the container", () =>
  expect(
    formatPorts([
      { host: 80, container: 8080, protocol: "tcp" },
      { host: null, container: 53, protocol: "udp" },
    ]),
  ).toBe("80 → 8080, 53/udp"));
