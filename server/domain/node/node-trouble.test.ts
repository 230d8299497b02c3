import { describe, expect, it } from "vitest";
import { fillOf, findTroubles, markOfTroubles, type NodeFacts } from "./node-trouble";

const fine: NodeFacts = {
  ...{ state: "ready", disk: { free: 60, total: 100 }, edgeProblem: null, hostKey: null, certificate: null },
  unreached: [],
};
const hostKey = { of: "host", known: "SHA256:a", fingerprint: "SHA256:b" } as const;
const day = 86_400_000;
const ends = (days: number) => ({ certificate: { until: days * day, now: 0 } });
const kinds = (facts: Partial<NodeFacts>) => findTroubles({ ...fine, ...facts }).map(({ kind }) => kind);

describe("fillOf", () => {
  it.each([
    [0, "fine"],
    [0.799, "fine"],
    [0.8, "warn"],
    [0.919, "warn"],
    [0.92, "bad"],
    [1, "bad"],
  ])("%d is %s", (share, fill) => expect(fillOf(share)).toBe(fill));
});

describe("findTroubles", () => {
  it.each<[string, Partial<NodeFacts>, readonly string[]]>([
    ["none of a node that is fine", {}, []],
    ["none of one whose disk is not known", { disk: null }, []],
    ["none of a disk of no size", { disk: { free: 0, total: 0 } }, []],
    ["a disk that fills", { disk: { free: 13, total: 100 } }, ["disk"]],
    ["the edge before a disk that fills", { disk: { free: 13, total: 100 }, edgeProblem: "down" }, ["edge", "disk"]],
    ["a full disk before the edge", { disk: { free: 1, total: 100 }, edgeProblem: "down" }, ["disk", "edge"]],
    ["a node that it does not reach", { unreached: [{ name: "b", reason: null }] }, ["link"]],
    [
      "what is wrong with its own edge before another's",
      { edgeProblem: "down", unreached: [{ name: "b", reason: null }], disk: { free: 13, total: 100 } },
      ["edge", "link", "disk"],
    ],
    [
      "only that it is away",
      { state: "unreachable", disk: { free: 1, total: 100 }, edgeProblem: "x" },
      ["unreachable"],
    ],
    ["a host key that changed, before that it is away", { state: "unreachable", hostKey }, ["host_key", "unreachable"]],
    ["a host key that changed while a connection still holds", { hostKey }, ["host_key"]],
    ["a certificate that ends in a month", ends(30), ["certificate"]],
    ["none of one that holds longer", ends(31), []],
    [
      "one that is over, beside that the node is away",
      { state: "unreachable", ...ends(-1) },
      ["unreachable", "certificate"],
    ],
  ])("%s", (_name, facts, expected) => expect(kinds(facts)).toEqual(expected));

  it("says how full, and never 100 % of what has room left", () =>
    expect(findTroubles({ ...fine, disk: { free: 1, total: 1_000 } })).toEqual([
      { kind: "disk", fill: "bad", percent: 99 },
    ]));
});

describe("markOfTroubles", () => {
  it.each<[string, Partial<NodeFacts>, string | null]>([
    ["nothing", {}, null],
    ["an edge", { edgeProblem: "down" }, "warn"],
    ["a full disk", { disk: { free: 1, total: 100 } }, "bad"],
    ["a disk that fills", { disk: { free: 15, total: 100 } }, "warn"],
    ["a node that is away", { state: "unreachable" }, "bad"],
    ["a host key that changed", { hostKey }, "bad"],
    ["a certificate that ends", ends(3), "warn"],
    ["a certificate that is over", ends(0), "bad"],
  ])("of %s", (_name, facts, mark) => expect(markOfTroubles(findTroubles({ ...fine, ...facts }))).toBe(mark));
});
