import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultsOf, kinds, limit, specs, specsOf, worldly } from "./cases.testing";
import type { Outcome, RolloutSpec } from "./types";
import { type Fault, servingCount } from "./physics.testing";
import { simulate, type World } from "./world.testing";

const calm: Fault = { kind: "none", pick: 0 };
const at = (tick: number, fault: Fault): Fault[] => [...Array<Fault>(tick).fill(calm), fault];

/** The group and the count that serve at the end, when nothing else is left. */
function servesAtEnd({ steps }: World): string {
  const replicas = steps.at(-1)?.replicas ?? [];
  const groups = new Set(replicas.map(({ group }) => group));
  return servingCount(replicas) === replicas.length
    ? `${replicas.length} of ${[...groups].join("+")}`
    : "some do not serve";
}

const whole = (group: RolloutSpec["previous"]) =>
  group === null || group.count === 0 ? "0 of " : `${group.count} of ${group.id}`;

describe("in a world that obeys", { timeout: 60_000 }, () => {
  it.each(kinds)("%s succeeds, with its target alone in service", (kind) =>
    fc.assert(
      fc.property(specsOf(kind), (spec) => {
        const world = simulate(spec, [], limit);
        expect([world.end.outcome, servesAtEnd(world)]).toEqual(["succeeded", whole(spec.target)]);
      }),
    ),
  );

  it.each(kinds)("%s that is cancelled at any tick ends with what served before, whole", (kind) =>
    fc.assert(
      fc.property(specsOf(kind), fc.nat(25), (spec, tick) => {
        const world = simulate(spec, at(tick, { kind: "cancel", pick: 0 }), limit);
        if (world.end.outcome === "succeeded") return;
        expect([world.end.outcome, servesAtEnd(world)]).toEqual(["cancelled", whole(spec.previous)]);
      }),
    ),
  );

  it.each(kinds)("%s whose image turns out to be missing ends with what served before, whole", (kind) =>
    fc.assert(
      fc.property(specsOf(kind), fc.nat(25), (spec, tick) => {
        const world = simulate(spec, at(tick, { kind: "image-missing", pick: 0 }), limit);
        if (world.end.outcome === "succeeded") return;
        const outcomes: (Outcome | null)[] = spec.previous?.count ? ["failed", "rolled_back"] : ["failed"];
        expect(outcomes).toContain(world.end.outcome);
        expect([world.end.failure?.reason, servesAtEnd(world)]).toEqual(["image_missing", whole(spec.previous)]);
      }),
    ),
  );

  it("takes up a rollout where it was, however long nobody looked", () =>
    fc.assert(
      fc.property(specs, fc.nat(25), (spec, tick) => {
        const world = simulate(spec, at(tick, { kind: "silent", pick: 50 }), limit);
        expect([world.end.outcome, servesAtEnd(world)]).toEqual(["succeeded", whole(spec.target)]);
      }),
    ));

  it("makes good whatever of its actions got lost, came twice or came late", () =>
    fc.assert(
      fc.property(
        specs,
        faultsOf(["lose-action", "lose-all", "double", "late", "edge-late", "blind", "idle"]),
        (spec, faults) => {
          const world = simulate(spec, faults, limit);
          expect([world.end.outcome, servesAtEnd(world)]).toEqual(["succeeded", whole(spec.target)]);
        },
      ),
      { numRuns: 200 },
    ));
});

describe("after any faults", { timeout: 60_000 }, () => {
  it("cancelling gives all of the service back to what served before, if the way back itself is left in peace", () =>
    fc.assert(
      fc.property(specs, faultsOf(worldly), (spec, faults) => {
        const world = simulate(spec, [...faults, { kind: "cancel", pick: 0 }], limit);
        if (!world.end.cancelled) return;
        expect([world.end.outcome, servesAtEnd(world)]).toEqual(["cancelled", whole(spec.previous)]);
      }),
      { numRuns: 400 },
    ));
});

describe("a release that does not work", { timeout: 60_000 }, () => {
  const ways = [
    ["exits", "replica_exited"],
    ["never healthy", "health_timeout"],
    ["falls sick", "unhealthy_in_monitor", "health_failed"],
    ["is restarted", "restarted_in_monitor", "replica_exited"],
  ] as const;
  // With many slots the first ones may fail before the last ones serve: then it is not the window that sees it.
  const cases = ways.flatMap(([broken, ...reasons]) =>
    ["first", "deploy", "restart", "deploy while stopped"].map((kind) => ({ broken, reasons, kind })),
  );

  it.each(cases)("$kind: its replica $broken; what served before serves on, whole", ({ broken, reasons, kind }) =>
    fc.assert(
      fc.property(specsOf(kind), (one) => {
        const spec = { ...one, monitorMs: 10_000 };
        const world = simulate(spec, [], limit, { broken });
        const { outcome, failure, monitorUntil } = world.end;
        const back = monitorUntil !== null && spec.previous !== null && spec.previous.count > 0;
        expect([outcome, servesAtEnd(world)]).toEqual([back ? "rolled_back" : "failed", whole(spec.previous)]);
        expect(reasons).toContain(failure?.reason);
      }),
    ),
  );
});

/** A world in which nothing that is new ever works. */
const hopeless = (kind: Fault["kind"]): Fault[] => Array.from({ length: limit }, () => ({ kind, pick: 0 }));

describe("in a world that cannot do it", { timeout: 60_000 }, () => {
  it.each(["scale", "start"])("%s ends though its replicas are restarted again and again", (kind) =>
    fc.assert(
      fc.property(specsOf(kind), (spec) => {
        expect(simulate(spec, [], limit, { broken: "is restarted" }).end.phase).toBe("done");
      }),
    ),
  );

  it.each(["lose-all", "edge-refuses", "edge-late", "restart", "vanish", "exit"] as const)(
    "ends all the same: %s for ever",
    (kind) =>
      fc.assert(
        fc.property(specs, (spec) => {
          const { end } = simulate(spec, hopeless(kind), limit);
          expect(end.phase).toBe("done");
        }),
      ),
  );
});
