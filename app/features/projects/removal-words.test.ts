import { describe, expect, it } from "vitest";
import { describeGoing, describeStaying } from "./removal-words";

const removal = {
  ...{ applications: 1, replicas: 3, releases: 1, variables: 2, domains: ["a.example"], moreDomains: 0 },
  ...{ volumes: [], moreVolumes: 0 },
};

describe("what a deletion takes", () => {
  it("is named with its numbers", () =>
    expect(describeGoing(removal, false)).toEqual([
      "3 running replicas, taken down first",
      "a.example: it gets no answer any more",
      "1 release and what is needed to go back to it",
      "2 variables",
    ]));
  it("leaves out what there is none of", () =>
    expect(
      describeGoing({ ...removal, applications: 0, replicas: 0, releases: 0, variables: 0, domains: [] }, true),
    ).toEqual(["0 applications"]));
  it("cuts long lists, not their count", () =>
    expect(describeGoing({ ...removal, domains: ["a.example", "b.example"], moreDomains: 7 }, false)[1]).toBe(
      "a.example, b.example, 7 more: they get no answer any more",
    ));
});

describe("what stays", () => {
  it("is the volumes, by name", () =>
    expect(describeStaying({ ...removal, volumes: ["data", "uploads"], moreVolumes: 1 })).toBe(
      "Volumes stay on their nodes: data, uploads, 1 more.",
    ));
  it("is the memory of it, where there are none", () => expect(describeStaying(removal)).toContain("no volumes"));
});
