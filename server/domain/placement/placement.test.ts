import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isGivenUp } from "./decide-loss";
import { describePlace, describeRefusals } from "./describe-placement";
import { findObstacle, type PlaceableNode, type PlaceRequest, placeSlot } from "./place-slot";
import { parsePlacement } from "./placement";

const nodeOf = (over: Partial<PlaceableNode> = {}): PlaceableNode => ({
  ...{ id: "node_a", name: "a", labels: {}, state: "ready", duty: "active", builds: "yes", architecture: "amd64" },
  ...{
    memoryBytes: 1_000,
    promisedBytes: 0,
    availableBytes: 1_000,
    replicas: 0,
    ownReplicas: 0,
    toClear: 0,
    edgeUp: true,
  },
  ...over,
});
const request = (over: Partial<PlaceRequest> = {}): PlaceRequest => ({
  ...{ placement: parsePlacement({}), memoryBytes: null, architecture: null, volumesOn: null },
  ...over,
});
const on = (value: object) => request({ placement: parsePlacement({ on: value }) });

describe("a node that cannot take a replica", () => {
  it.each<[string | null, PlaceRequest, Partial<PlaceableNode>]>([
    [null, request(), {}],
    ["not_chosen", on({ kind: "nodes", ids: ["node_b"] }), {}],
    [null, on({ kind: "nodes", ids: ["node_b", "node_a"] }), {}],
    ["not_chosen", on({ kind: "label", key: "disk", value: "ssd" }), { labels: { disk: "hdd" } }],
    ["not_chosen", on({ kind: "label", key: "constructor", value: "x" }), {}],
    [null, on({ kind: "label", key: "disk", value: "ssd" }), { labels: { disk: "ssd" } }],
    ["unreachable", request(), { state: "unreachable" }],
    [null, request(), { state: "unknown" }],
    ["draining", request(), { duty: "draining" }],
    ["disabled", request(), { duty: "disabled" }],
    ["builds_only", request(), { builds: "only" }],
    ["to_clear", request(), { toClear: 1 }],
    ["other_architecture", request({ architecture: "arm64" }), {}],
    [null, request({ architecture: "arm64" }), { architecture: null }],
    [null, request({ memoryBytes: 400 }), { promisedBytes: 5_000 }],
    ["lacks_memory", request({ memoryBytes: 400 }), { availableBytes: 399 }],
    [null, request({ memoryBytes: 400 }), { memoryBytes: null, availableBytes: null }],
    [null, request(), { promisedBytes: 5_000 }],
    ["volumes_elsewhere", request({ volumesOn: "node_b" }), {}],
    [null, request({ volumesOn: "node_a" }), {}],
  ])("%s", (expected, wanted, over) => expect(findObstacle(wanted, nodeOf(over))).toBe(expected));
});

const anyNode: fc.Arbitrary<PlaceableNode> = fc
  .record({
    state: fc.constantFrom("ready" as const, "unknown" as const, "unreachable" as const),
    duty: fc.constantFrom("active" as const, "active" as const, "draining" as const, "disabled" as const),
    promisedBytes: fc.integer({ min: 0, max: 1_200 }),
    availableBytes: fc.integer({ min: 0, max: 600 }),
    ownReplicas: fc.integer({ min: 0, max: 4 }),
    edgeUp: fc.boolean(),
  })
  .map((over) => nodeOf(over));
const anyNodes = fc
  .array(anyNode, { maxLength: 6 })
  .map((nodes) => nodes.map((node, i) => ({ ...node, id: `node_${i}`, name: `n${i}` })));

describe("placeSlot", () => {
  it("takes no node with an obstacle but too little memory, and that only where there is no other", () =>
    fc.assert(
      fc.property(anyNodes, fc.constantFrom(null, 300), (nodes, memoryBytes) => {
        const wanted = request({ memoryBytes });
        const { node, refusals, others, tight } = placeSlot(wanted, nodes);
        const able = nodes.filter((one) => findObstacle(wanted, one) === null);
        const narrow = nodes.filter((one) => findObstacle(wanted, one) === "lacks_memory");
        const from = able.length > 0 ? able : narrow;
        expect(from.some(({ id }) => id === node?.id)).toBe(from.length > 0);
        expect(refusals.length).toBe(nodes.length - able.length);
        expect(others.length).toBe(Math.max(0, from.length - 1));
        expect(tight).toBe(able.length === 0 && narrow.length > 0);
      }),
    ));

  it("gives the same answer whatever the order of the nodes", () =>
    fc.assert(
      fc.property(anyNodes, (nodes) => {
        expect(placeSlot(request(), nodes.toReversed())).toEqual(placeSlot(request(), nodes));
      }),
    ));

  it("spreads replicas evenly over nodes that are alike", () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }), (size, count) => {
        let nodes = Array.from({ length: size }, (_, i) => nodeOf({ id: `node_${i}`, name: `n${i}` }));
        for (let i = 0; i < count; i++) {
          const { node } = placeSlot(request(), nodes);
          nodes = nodes.map((one) => (one.id === node?.id ? { ...one, ownReplicas: one.ownReplicas + 1 } : one));
        }
        const counts = nodes.map(({ ownReplicas }) => ownReplicas);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    ));

  it.each<[string, readonly Partial<PlaceableNode>[], string]>([
    ["the one with fewer of its own", [{ ownReplicas: 2 }, { ownReplicas: 1, promisedBytes: 900 }], "n1"],
    ["the one whose memory is promised less", [{ promisedBytes: 500 }, { promisedBytes: 100 }], "n1"],
    ["the one with fewer of all, where promises are alike", [{ replicas: 3 }, { replicas: 1 }], "n1"],
    ["the one that was seen", [{ state: "unknown" }, { ownReplicas: 3 }], "n1"],
    ["the one whose edge is up", [{ edgeUp: false }, { ownReplicas: 3 }], "n1"],
  ])("prefers %s", (_name, overs, expected) => {
    const nodes = overs.map((over, i) => nodeOf({ ...over, id: `node_${i}`, name: `n${i}` }));
    expect(placeSlot(request(), nodes).node?.name).toBe(expected);
  });
});

describe("another architecture", () => {
  const nodes = ["arm64", "arm64", "amd64", "riscv64"].map((architecture, i) =>
    nodeOf({ id: `${i}`, name: `n${i}`, architecture }),
  );
  const wordsOf = (some: readonly PlaceableNode[]) =>
    describePlace(placeSlot(request({ architecture: "amd64" }), some));

  it("is told of what the nodes are, and what the image is", () => {
    expect(wordsOf(nodes)).toBe(
      "Only n2 can take it: 2 nodes are arm64, the image is amd64, n3 is riscv64, the image is amd64.",
    );
    expect(wordsOf(nodes.slice(0, 2))).toBe(
      "No node can take it: 2 nodes are arm64, the image is amd64. Add a node that the image is for, or build one for those that there are.",
    );
  });
});

describe("the words", () => {
  const of = (...overs: Partial<PlaceableNode>[]) =>
    describePlace(
      placeSlot(
        request({ memoryBytes: 400 }),
        overs.map((over, i) => nodeOf({ ...over, id: `${i}`, name: `n${i}` })),
      ),
    );

  it("say why this node and not the others", () => {
    expect(of({}, { availableBytes: 300 }, { availableBytes: 300 }, { duty: "draining" })).toBe(
      "Only n0 can take it: 2 nodes lack memory, n3 is draining.",
    );
    expect(of({}, { duty: "draining" }, { ownReplicas: 1 })).toBe(
      "n0 has the fewest of its replicas and room. Left out: n1 is draining.",
    );
    expect(of({})).toBe("n0 is the only node.");
  });

  it("say what to do where there is none", () => {
    expect(of({ state: "unreachable" }, { availableBytes: 300 })).toBe(
      "No node has as much memory free as it may use; n1 has most.",
    );
    expect(of({ state: "unreachable" }, { duty: "draining" })).toBe(
      "No node can take it: n0 is unreachable, n1 is draining. Bring the node back, or end its drain.",
    );
    expect(of()).toBe("There is no node. Add one, then deploy again.");
    expect(describeRefusals([])).toBe("");
  });
});

describe("isGivenUp", () => {
  const facts = { placement: parsePlacement({}), unreachableSince: 0, rollout: false, hasVolumes: false };
  it.each<
    [
      string,
      Partial<typeof facts> | { unreachableSince: null } | { placement: ReturnType<typeof parsePlacement> },
      number,
      boolean,
    ]
  >([
    ["not before its time", {}, 59_999, false],
    ["when its time is over", {}, 60_000, true],
    ["never while its node answers", { unreachableSince: null }, 999_999, false],
    ["at once where a rollout waits", { rollout: true }, 1, true],
    ["never with its data", { rollout: true, hasVolumes: true }, 999_999, false],
    ["never where it shall wait", { placement: parsePlacement({ moveAfterS: null }) }, 999_999, false],
  ])("%s", (_name, over, now, expected) => expect(isGivenUp({ ...facts, ...over }, now)).toBe(expected));
});
