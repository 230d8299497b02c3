import fc from "fast-check";
import { type Fault, servingGroup } from "./physics.testing";
import { simulate, type World } from "./world.testing";
import type { Group, ObservedReplica, RolloutSpec } from "./types";

/** More ticks than any run may need. */
export const limit = 3_000;

const times = { healthyTimeoutMs: 20_000, stopGraceMs: 2_000 };
const some = fc.integer({ min: 1, max: 5 });
const group = (id: string, count: number): Group => ({ id, count });

/** Each kind of deployment as its two ends: what serves before, what shall serve after. */
const ends: Record<string, fc.Arbitrary<{ target: Group; previous: Group | null }>> = {
  first: some.map((n) => ({ target: group("new", n), previous: null })),
  deploy: fc.tuple(some, some).map(([n, m]) => ({ target: group("new", n), previous: group("old", m) })),
  "deploy while stopped": some.map((n) => ({ target: group("new", n), previous: group("old", 0) })),
  restart: some.map((n) => ({ target: group("new", n), previous: group("old", n) })),
  scale: fc.tuple(some, some).map(([n, m]) => ({ target: group("old", n), previous: group("old", m) })),
  stop: some.map((n) => ({ target: group("old", 0), previous: group("old", n) })),
  start: some.map((n) => ({ target: group("old", n), previous: group("old", 0) })),
};

export const kinds = Object.keys(ends);

export function specsOf(kind: string): fc.Arbitrary<RolloutSpec> {
  const between = ends[kind];
  if (between === undefined) throw new Error(`There is no kind ${kind}.`);
  const rules = fc.record({
    order: fc.constantFrom("start-first" as const, "stop-first" as const),
    surge: fc.integer({ min: 1, max: 3 }),
    parallelism: fc.integer({ min: 1, max: 3 }),
    maxAttempts: fc.integer({ min: 1, max: 3 }),
    drainDeadlineMs: fc.constantFrom(0, 5_000),
    monitorMs: fc.constantFrom(0, 5_000),
  });
  return fc.tuple(between, rules).map(([both, rule]) => ({ ...times, ...both, ...rule }));
}

export const specs: fc.Arbitrary<RolloutSpec> = fc.oneof(...kinds.map(specsOf));

/** What the world does by itself. */
export const worldly: readonly Fault["kind"][] = [
  ...Array<"none">(12).fill("none"),
  ...([
    "exit",
    "unhealthy",
    "recover",
    "vanish",
    "restart",
    "half-made",
    "stuck-stop",
    "open-connection",
    "blind",
    "idle",
  ] as const),
  ...(["lose-action", "lose-all", "double", "late", "edge-late", "edge-refuses", "silent"] as const),
];
export const faultsOf = (all: readonly Fault["kind"][]): fc.Arbitrary<Fault[]> =>
  fc.array(fc.record({ kind: fc.constantFrom(...all), pick: fc.nat(50) }), { maxLength: 60 });

const faults = fc.oneof(faultsOf(worldly), faultsOf([...worldly, "cancel", "image-missing"]));

/** Replicas of an earlier group that a return which failed has left behind. */
const leftOvers: fc.Arbitrary<readonly ObservedReplica[]> = fc
  .tuple(fc.integer({ min: 0, max: 2 }), fc.boolean())
  .map(([count, routed]) => servingGroup("older", count).map((replica) => ({ ...replica, routed })));

/** Holds a law against many runs of every kind of deployment. */
export const always = (
  check: (spec: RolloutSpec, world: World, faults: readonly Fault[]) => void,
  numRuns = 200,
): void =>
  fc.assert(
    fc.property(specs, faults, leftOvers, (spec, list, leftOver) =>
      check(spec, simulate(spec, list, limit, { leftOver }), list),
    ),
    { numRuns },
  );
