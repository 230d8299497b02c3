import { describe, expect, it } from "vitest";
import { mayName, type Owner, ownerByNames, ownerByUse } from "./owner";

const mine: Owner = { kind: "application", project: "p", application: null, environment: "prod" };
const [edge, foreign, unseen, manager, other] = (["edge", "foreign", "unseen", "manager", "other"] as const).map(
  (kind) => ({ kind }),
) as [Owner, Owner, Owner, Owner, Owner];

describe("ownerByUse", () => {
  it("is what its mark says, else whose container has it, the most protected first", () => {
    expect(ownerByUse(manager, [foreign])).toBe(manager);
    expect(ownerByUse(null, [other, mine, foreign])).toBe(foreign);
    expect(ownerByUse(null, [foreign, edge])).toBe(edge);
    expect(ownerByUse(null, [other])).toEqual(other);
    expect(ownerByUse(null, [])).toEqual(other);
  });
});

describe("ownerByNames", () => {
  it.each([
    ["one of mine, which another organisation needs, too", [foreign, mine], [foreign], mine],
    ["one with a name that is nobody’s secret", [foreign, null], [foreign], other],
    ["one with names of another organisation only", [foreign], [], foreign],
    ["a nameless one that another organisation’s container is of", [], [foreign], foreign],
    ["the edge’s", [null], [edge], edge],
    ["a nameless one", [], [], other],
  ] as const)("knows %s", (_, marks, users, owner) => expect(ownerByNames(marks, users)).toEqual(owner));
});

describe("mayName", () => {
  it("names one’s own to everybody, other software’s to who looks after the node, another organisation’s to nobody", () => {
    expect([mine, other, manager, edge].map((owner) => mayName(owner, false))).toEqual([true, false, false, false]);
    expect([mine, other, manager, edge].map((owner) => mayName(owner, true))).toEqual([true, true, true, true]);
    expect([foreign, unseen].map((owner) => mayName(owner, true))).toEqual([false, false]);
  });
});
