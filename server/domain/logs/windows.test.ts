import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareLines, formatLineKey, keyBefore, parseLineKey } from "./line-key";
import { toStamp } from "./place";
import { padStamp, stampAfter, windowsFrom } from "./windows";

const moment = fc.integer({ min: 0, max: 4e12 });

describe("the windows in which lines are looked for", () => {
  it("are all of the range without an overlap, the nearest first and the shortest", () =>
    fc.assert(
      fc.property(moment, moment, fc.constantFrom("older" as const, "newer" as const), (a, b, direction) => {
        const range = { from: toStamp(Math.min(a, b)), until: toStamp(Math.max(a, b)) };
        const windows = windowsFrom(range, direction);
        expect(windows.length === 0).toBe(a === b);
        if (a === b) return;
        const inOrder = direction === "older" ? [...windows].reverse() : windows;
        expect(inOrder[0]?.from).toBe(range.from);
        expect(inOrder.at(-1)?.until).toBe(range.until);
        for (const [n, { from, until }] of inOrder.entries()) {
          expect(from < until).toBe(true);
          if (n > 0) expect(from).toBe(inOrder[n - 1]?.until);
        }
      }),
    ));
});

describe("a moment", () => {
  it.each([
    ["2026-11-27T23:00:00Z", "2026-11-27T23:00:00.000000000Z"],
    ["2026-11-27T23:00:00.25Z", "2026-11-27T23:00:00.250000000Z"],
    ["2026-11-27T23:00:00.123456789Z", "2026-11-27T23:00:00.123456789Z"],
  ])("%s is written with nine digits", (at, padded) => expect(padStamp(at)).toBe(padded));
  it.each([
    ["2026-11-27T23:00:00.123456789Z", "2026-11-27T23:00:00.123456790Z"],
    ["2026-12-31T23:59:59.999999999Z", "2027-01-01T00:00:00.000000000Z"],
  ])("%s is followed by %s", (at, next) => expect(stampAfter(at)).toBe(next));
});

describe("the name of a line", () => {
  const key = { at: toStamp(1_700_000_000_123), replica: "rep_1a", stream: "stderr", nth: 3 } as const;
  it("is the same after it was written and read", () => {
    expect(parseLineKey(formatLineKey(key))).toEqual(key);
    expect(parseLineKey(formatLineKey(keyBefore(key.at)))).toEqual(keyBefore(key.at));
  });
  it("orders lines by time, then always alike", () => {
    const all = [keyBefore(key.at), { ...key, stream: "stdout" as const }, key, { ...key, nth: 4 }].map((one) => one);
    expect([...all].reverse().sort(compareLines)).toEqual([all[0], all[2], all[3], all[1]]);
  });
  it.each(["", "x", "2026-13-41T99:00:00.000000000Z~rep_1~o~1", `${key.at}~../x~o~1`, `${key.at}~rep_1~o~`])(
    "is not read from %j",
    (text) => expect(parseLineKey(text)).toBeNull(),
  );
});
