import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LogLine } from "../docker/engine";
import { toStamp } from "../domain/logs/place";
import { createLineJoiner } from "./join-lines";
import { createLineRing, type RingLine } from "./line-ring";
import { createPace } from "./pace";

const line = (text: string, at = 0): RingLine => ({ at: toStamp(at), stream: "stdout", nth: 1, text });

describe("a ring of lines", () => {
  it("keeps the newest, within both limits, and numbers them on", () =>
    fc.assert(
      fc.property(fc.array(fc.nat(400), { maxLength: 200 }), (lengths) => {
        const ring = createLineRing(10, 3_000);
        for (const [n, length] of lengths.entries()) ring.push(line("x".repeat(length), n));
        expect(ring.next).toBe(lengths.length);
        const kept = Array.from({ length: ring.next - ring.first }, (_, i) => ring.get(ring.first + i));
        expect(kept.map((one) => one?.at)).toEqual(lengths.map((_, n) => toStamp(n)).slice(ring.first));
        expect(kept.length).toBeLessThanOrEqual(10);
        if (kept.length > 1)
          expect(kept.reduce((sum, one) => sum + (one?.text.length ?? 0) + 100, 0)).toBeLessThanOrEqual(3_000);
        expect(ring.get(ring.first - 1)).toBeUndefined();
        expect(ring.get(ring.next)).toBeUndefined();
      }),
    ));
});

describe("lines joined from pieces", () => {
  const join = (lines: readonly LogLine[]) => {
    const out: RingLine[] = [];
    const joiner = createLineJoiner((one) => out.push(one));
    for (const one of lines) joiner.push(one);
    joiner.end();
    return out;
  };
  const piece = "x".repeat(16_384);

  it("are one line for a long one, cut, whatever comes between", () => {
    const at = toStamp(5);
    const parts: LogLine[] = Array.from({ length: 320 }, () => ({ at, stream: "stdout", text: piece }));
    parts.splice(3, 0, { at: toStamp(4), stream: "stderr", text: "between" });
    const out = join([
      ...parts,
      { at, stream: "stdout", text: "end" },
      { at: toStamp(6), stream: "stdout", text: "next" },
    ]);
    expect(out.map(({ text }) => text.slice(-50))).toEqual([
      "between",
      `${"x".repeat(12)} … 5,226,499 more characters were cut off`.slice(-50),
      "next",
    ]);
    expect(out[1]?.text.length).toBeLessThan(17_000);
  });
  it("are left alone when they are as long as a piece and have an end", () =>
    expect(join([1, 2].map((at) => ({ at: toStamp(at), stream: "stdout", text: piece }))).length).toBe(2));
  it("are counted within one time and stream", () =>
    expect(
      join(
        (["stdout", "stderr", "stdout", "stdout"] as const).map((stream) => ({ at: toStamp(1), stream, text: "" })),
      ).map(({ stream, nth }) => `${stream} ${nth}`),
    ).toEqual(["stdout 1", "stderr 1", "stdout 2", "stdout 3"]));
});

describe("the pace of reading", () => {
  it("rests when much was read in a moment, and goes on in the next", () => {
    const pace = createPace();
    const rests = Array.from({ length: 3_001 }, () => pace.rest(1_020, 80));
    expect(rests.findIndex((rest) => rest > 0)).toBe(2_999);
    expect(pace.rest(1_050, 80)).toBe(70);
    expect(pace.rest(1_120, 80)).toBe(0);
    expect(createPace().rest(0, 500_000)).toBe(100);
  });
  it("is behind when the distance grows, whatever the other clock says", () => {
    for (const skew of [0, 3_600_000, -3_600_000]) {
      const pace = createPace();
      const seen = [400, 300, 200, 5_100, 5_300].map((lag, n) => {
        const now = 1e12 + n * 1_000;
        return pace.isBehind(now, toStamp(now - lag + skew));
      });
      expect(seen).toEqual([false, false, false, false, true]);
    }
  });
  it("is not behind while it comes nearer, however old the lines are", () => {
    const pace = createPace();
    for (let lag = 86_400_000; lag > 0; lag -= 60_000) expect(pace.isBehind(1e12, toStamp(1e12 - lag))).toBe(false);
  });
});
