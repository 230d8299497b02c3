import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parsePlacement } from "../placement/placement";
import type { BuildNode } from "./build-node";
import { awayMs, type BuildWish, chooseBuildNode } from "./choose-build-node";
import { describeBuildNode, describeNoNode } from "./describe-build-node";
import { takeTurns } from "./take-turns";

const nodeOf = (name: string, over: Partial<BuildNode> = {}): BuildNode => ({
  ...{ id: `node_${name}`, name, organizationId: null, state: "ready", unreachableSince: null, duty: "active" },
  ...{ builds: "yes", limit: 1, building: 0, local: false, labels: {} },
  ...over,
});
const wishOf = (over: Partial<BuildWish> = {}): BuildWish => ({
  ...{ work: "build", organizationId: "org_a", cachedOn: null, placement: parsePlacement({}) },
  ...over,
});
const local = nodeOf("local", { local: true });
const now = 1_000_000;
const say = (wish: BuildWish, ...nodes: BuildNode[]): string => {
  const choice = chooseBuildNode(wish, nodes, now);
  return choice.kind === "node" ? describeBuildNode(choice, wish.work) : describeNoNode(choice);
};

describe("the node of a build", () => {
  const cached = wishOf({ cachedOn: "node_b" });
  it.each<[string, BuildWish, readonly BuildNode[]]>([
    ["on local: it is the only node that may build", wishOf(), [local, nodeOf("b", { builds: "never" })]],
    ["on local: no other node is better", wishOf(), [nodeOf("b"), local]],
    ["on b: its cache is there", cached, [local, nodeOf("b"), nodeOf("c", { builds: "only" })]],
    ["on local: its cache is on b, which builds as many as it may", cached, [local, nodeOf("b", { building: 1 })]],
    ["on b: that node is for building only", wishOf(), [local, nodeOf("b", { builds: "only", building: 1, limit: 2 })]],
    ["on b: the fewest builds are under way there", wishOf(), [{ ...local, building: 1, limit: 3 }, nodeOf("b")]],
    ["on b: the others build as many as they may", wishOf(), [{ ...local, building: 1 }, nodeOf("b")]],
    ["on b: the others were not seen yet", wishOf(), [{ ...local, state: "unknown" }, nodeOf("b")]],
    // nobody else's node, whatever it has
    ["on local: it is the only node that may build", cached, [local, nodeOf("b", { organizationId: "org_b" })]],
  ])("%s", (expected, wish, nodes) => expect(say(wish, ...nodes)).toBe(expected));

  it("an image is fetched where its replicas may run, though nothing is built there", () => {
    const placement = parsePlacement({ on: { kind: "nodes", ids: ["node_b"] } });
    const wish = wishOf({ work: "fetch", placement, cachedOn: "node_local" });
    expect(say(wish, local, nodeOf("b", { builds: "never" }))).toBe("on b: its replicas may run there");
    expect(say(wishOf({ work: "fetch" }), nodeOf("b", { builds: "only" }), local)).toMatch(/^on local/);
  });

  it("there is none yet, or not at all: what it waits for, or what to do", () => {
    const [full, away] = [{ building: 1 }, { state: "unreachable", unreachableSince: now - 1_000 } as const];
    const one = "Waiting for another build to end: ";
    expect(say(wishOf(), { ...local, ...full })).toBe(`${one}one is made at a time on local.`);
    expect(say(wishOf(), { ...local, ...full }, nodeOf("b", { limit: 2, building: 2 }))).toBe(
      `${one}b makes 2, local makes 1 at a time.`,
    );
    expect(say(wishOf(), { ...local, builds: "never" }, nodeOf("b", away))).toBe(
      "Waiting for a node that may build: b is unreachable, local builds nothing.",
    );
    expect(
      say(wishOf(), { ...local, duty: "disabled" }, nodeOf("b", { ...away, unreachableSince: now - awayMs })),
    ).toBe(
      "No node may build: b is unreachable, local is disabled. Bring the node back, or enable the node, then deploy again.",
    );
    expect(say(wishOf(), { ...local, builds: "never" })).toBe(
      "No node may build: local builds nothing. Let a node build (Settings of the node), then deploy again.",
    );
    expect(say(wishOf())).toBe("There is no node that may build. Add one, then deploy again.");
  });
});

describe("turns", () => {
  const ids = ["a", "b", "c", "d"];
  const someNode = fc.record({
    name: fc.constantFrom(...ids),
    organizationId: fc.constantFrom(null, "org_a", "org_b"),
    state: fc.constantFrom("unknown" as const, "ready" as const, "unreachable" as const),
    duty: fc.constantFrom("active" as const, "draining" as const, "disabled" as const),
    builds: fc.constantFrom("yes" as const, "only" as const, "never" as const),
    limit: fc.integer({ min: 1, max: 3 }),
    building: fc.integer({ min: 0, max: 4 }),
  });
  const someNodes = fc
    .uniqueArray(someNode, { selector: ({ name }) => name })
    .map((nodes) => nodes.map(({ name, ...over }) => nodeOf(name, over)));
  const someWish = fc.record({
    organizationId: fc.constantFrom("org_a", "org_b"),
    cachedOn: fc.constantFrom(null, ...ids.map((id) => `node_${id}`)),
  });

  it("never go over a node's limit, to one that may not build, or to another organisation's", () => {
    fc.assert(
      fc.property(someNodes, fc.array(someWish, { maxLength: 8 }), (nodes, wishes) => {
        const waiting = wishes.map((over, index) => ({ id: `${index}`, wish: wishOf(over) }));
        const choices = takeTurns(waiting, nodes, now);
        for (const node of nodes) {
          const taken = waiting.filter(({ id }) => {
            const choice = choices.get(id);
            return choice?.kind === "node" && choice.node.id === node.id;
          });
          expect(taken.length).toBeLessThanOrEqual(Math.max(0, node.limit - node.building));
          if (taken.length === 0) continue;
          expect([node.builds === "never", node.duty, node.state === "unreachable"]).toEqual([false, "active", false]);
          for (const { wish } of taken) expect([null, wish.organizationId]).toContain(node.organizationId);
        }
      }),
    );
  });

  it("leave nobody waiting while a node that it may use has one free, and nobody is passed", () => {
    fc.assert(
      fc.property(someNodes, fc.array(someWish, { maxLength: 8 }), (nodes, wishes) => {
        const waiting = wishes.map((over, index) => ({ id: `${index}`, wish: wishOf(over) }));
        const choices = takeTurns(waiting, nodes, now);
        // who comes later changes nothing for who came before
        const half = takeTurns(waiting.slice(0, 4), nodes, now);
        for (const [id, choice] of half) expect(choices.get(id)).toEqual(choice);
        const load = (id: string) =>
          [...choices.values()].filter((choice) => choice.kind === "node" && choice.node.id === id).length;
        for (const [id, choice] of choices) {
          if (choice.kind !== "full") continue;
          for (const { id: nodeId, limit, building } of choice.nodes)
            expect(building + load(nodeId), id).toBeGreaterThanOrEqual(limit);
        }
      }),
    );
  });
});
