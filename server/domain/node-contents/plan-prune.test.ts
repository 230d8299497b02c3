import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decideRemoval } from "./decide-removal";
import type { Owner } from "./owner";
import { choose, planPrune } from "./plan-prune";
import { contentKinds } from "./thing";
import { thingOf } from "./thing.testing";

const owners: readonly Owner[] = [
  { kind: "other" },
  { kind: "manager" },
  { kind: "edge" },
  { kind: "docker" },
  { kind: "foreign" },
  { kind: "unseen" },
  { kind: "application", project: "p", application: null, environment: "prod" },
];
const user = { name: "db", owner: { kind: "other" } } as const;
const anything = fc.record({
  kind: fc.constantFrom(...contentKinds),
  id: fc.string({ minLength: 1, maxLength: 3 }),
  name: fc.constantFrom("a", "b"),
  owner: fc.constantFrom(...owners),
  usedBy: fc.constantFrom([], [user]),
  state: fc.constantFrom("running", "exited", "created"),
  bytes: fc.option(fc.nat(1_000)),
});

describe("planPrune", () => {
  it("offers what nothing needs, the largest first, with the reason, and counts what stays", () => {
    const volumes = [
      thingOf({ kind: "volumes", name: "small", bytes: 10 }),
      thingOf({ kind: "volumes", name: "large", bytes: 900 }),
      thingOf({ kind: "volumes", name: "unknown" }),
      thingOf({ kind: "volumes", name: "left", owner: { kind: "manager" }, bytes: 1 }),
      thingOf({ kind: "volumes", name: "used", usedBy: [user] }),
      thingOf({ kind: "volumes", name: "theirs", owner: { kind: "foreign" } }),
    ];
    const { candidates, bytes, stays } = planPrune(volumes);
    expect(candidates.map(({ name, why }) => [name, why])).toEqual([
      ["large", "No container has it."],
      ["small", "No container has it."],
      ["left", "Of an application that is gone."],
      ["unknown", "No container has it."],
    ]);
    expect(bytes).toBe(911);
    expect(stays).toEqual([
      { why: "used", count: 1 },
      { why: "elsewhere", count: 1 },
    ]);
  });

  it("says of a container how it ended", () => {
    const { candidates } = planPrune([thingOf({ state: "exited", status: "Exited (1) 3 days ago" })]);
    expect(candidates[0]?.why).toBe("Exited (1) 3 days ago.");
  });
});

describe("choose", () => {
  it("takes exactly what was chosen and may go, whatever is on the node", () =>
    fc.assert(
      fc.property(fc.array(anything), fc.array(fc.string({ minLength: 1, maxLength: 3 })), (rows, ids) => {
        const things = rows.map((row) => thingOf(row));
        const { go, refused } = choose(things, ids);
        for (const thing of go) {
          expect(ids).toContain(thing.id);
          expect(decideRemoval(thing)).toEqual({ allowed: true });
        }
        expect(go.length + refused.length).toBe(new Set(ids).size);
      }),
    ));

  it("tells of another organisation’s as of what is not there", () => {
    const theirs = thingOf({ kind: "volumes", id: "x", name: "secret", owner: { kind: "foreign" } });
    expect(choose([theirs], ["x"]).refused).toEqual([{ id: "x", name: "x", reason: "It is not there any more." }]);
  });

  it("says why something that is in use by now stays", () => {
    const used = thingOf({ kind: "volumes", id: "v", name: "v", usedBy: [user] });
    expect(choose([used], ["v"])).toEqual({ go: [], refused: [{ id: "v", name: "v", reason: "Used by db." }] });
  });
});
