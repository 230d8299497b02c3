import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCursor, parseCursor } from "./cursor";
import { advance, formatPlace, isTold, latestOf, type Placed, parsePlace, placeFrom, toStamp } from "./place";

const stamp = fc
  .record({ ms: fc.integer({ min: 0, max: 4e12 }), ns: fc.integer({ min: 0, max: 999_999 }) })
  .map(({ ms, ns }) => toStamp(ms).replace("000000Z", `${String(ns).padStart(6, "0")}Z`));

/** The lines of a container in the order of its log: each stream by itself is in the order of time. */
const log = fc
  .array(fc.record({ stream: fc.constantFrom("stdout" as const, "stderr" as const), step: fc.nat(3) }))
  .map((steps) => {
    const clocks = { stdout: 1_700_000_000_000, stderr: 1_700_000_000_001 };
    const counts = { stdout: 0, stderr: 0 };
    return steps.map(({ stream, step }): Placed => {
      counts[stream] = step === 0 ? counts[stream] + 1 : 1;
      clocks[stream] += step;
      return { stream, at: toStamp(clocks[stream]), nth: counts[stream] };
    });
  });

describe("a place in a log", () => {
  it("tells apart what was told from what was not, wherever one stopped", () =>
    fc.assert(
      fc.property(log, fc.nat(), (lines, at) => {
        const told = lines.slice(0, at % (lines.length + 1));
        const place = told.reduce(advance, placeFrom(toStamp(0)));
        expect(lines.filter((line) => !isTold(place, line))).toEqual(lines.slice(told.length));
      }),
    ));
  it("is the same after it was written and read", () =>
    fc.assert(
      fc.property(stamp, fc.option(stamp), fc.option(stamp), fc.integer({ min: 1, max: 9 }), (floor, out, err, nth) => {
        const mark = (at: string | null) => (at === null ? null : { at, nth });
        const place = { floor, stdout: mark(out), stderr: mark(err) };
        expect(parsePlace(formatPlace(place))).toEqual(place);
      }),
    ));
  it("knows the latest time of its streams", () => {
    const place = { floor: toStamp(3), stdout: { at: toStamp(9), nth: 1 }, stderr: { at: toStamp(5), nth: 1 } };
    expect(latestOf(place)).toBe(toStamp(9));
    expect(latestOf(placeFrom(toStamp(3)))).toBe(toStamp(3));
  });
  it.each(["", "..", "x", "1.2.3.4", "1.-2.", "1.2+.", `${"z".repeat(15)}..`, "A.."])("is not read from %j", (text) =>
    expect(parsePlace(text)).toBeNull(),
  );
});

describe("a cursor over replicas", () => {
  it("is the same after it was written and read", () => {
    const places = new Map([
      ["rep_1", placeFrom(toStamp(1_700_000_000_000))],
      ["rep_2", { ...placeFrom(toStamp(5)), stderr: { at: toStamp(1_700_000_000_123), nth: 2 } }],
    ]);
    const cursor = { at: 1_700_000_000_456, places };
    expect(parseCursor(formatCursor(cursor))).toEqual(cursor);
    expect(parseCursor(formatCursor({ at: 0, places: new Map() }))).toEqual({ at: 0, places: new Map() });
  });
  it.each(["", ";", "!", "abc;rep=1", "abc;=1..", "abc;rep_1", "1e9999999999"])("is not read from %j", (text) =>
    expect(parseCursor(text)).toBeNull(),
  );
});
