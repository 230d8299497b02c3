import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toStamp } from "../../domain/logs/place";
import type { RingLine } from "../../logs/line-ring";
import type { LogSource } from "./log-source";
import { takeBatch } from "./take-batch";
import { createWatermark } from "./watermark";

const tickMs = 150;
const begin = 1_700_000_000_000;

/** A source whose lines arrive some time after they were written. */
function source(id: string, lines: readonly { readonly written: number; readonly arrives: number }[]) {
  const waiting = [...lines].sort((a, b) => a.written - b.written);
  const here: RingLine[] = [];
  let newest: string | null = null;
  let arrived = 0;
  const log = {
    peek: () => here[0] ?? null,
    take: () => void here.shift(),
  } as LogSource;
  return {
    log,
    state: () => ({ id, newest, catchingUp: false }),
    /** A stream keeps its order: a line does not overtake one that is late. */
    arrive(now: number) {
      while (waiting[0] !== undefined && Math.max(arrived, waiting[0].arrives) <= now) {
        const { written, arrives } = waiting.shift() ?? { written: 0, arrives: 0 };
        arrived = Math.max(arrived, arrives);
        newest = toStamp(written);
        here.push({ at: newest, stream: "stdout", nth: 1, text: id });
      }
    },
  };
}

const writer = (maxDelay: number, every: number) =>
  fc
    .array(fc.record({ gap: fc.integer({ min: 1, max: every }), delay: fc.nat(maxDelay) }), { maxLength: 60 })
    .map((steps) => {
      let written = begin;
      return steps.map(({ gap, delay }) => {
        written += gap;
        return { written, arrives: written + delay };
      });
    });

function run(sources: ReturnType<typeof source>[], lastMs: number): { at: string; heldMs: number }[] {
  const watermark = createWatermark();
  const told: { at: string; heldMs: number }[] = [];
  for (let now = begin; now < begin + lastMs; now += tickMs) {
    for (const one of sources) one.arrive(now);
    const until = watermark.next(
      now,
      sources.map((one) => one.state()),
    );
    for (const { line } of takeBatch(sources, until).taken)
      told.push({ at: line.at, heldMs: now - Date.parse(line.at) });
  }
  return told;
}

describe("lines of several replicas", () => {
  it("are told in the order of time while they come soon after they were written, and none is left out", () =>
    fc.assert(
      fc.property(fc.array(writer(140, 100), { minLength: 1, maxLength: 4 }), (writers) => {
        const told = run(
          writers.map((lines, n) => source(String(n), lines)),
          60 * 100 + 5_000,
        );
        expect(told.length).toBe(writers.flat().length);
        const times = told.map(({ at }) => at);
        expect(times).toEqual([...times].sort());
      }),
    ));

  it("wait for a late one that writes on, but not for ever", () =>
    fc.assert(
      fc.property(writer(20, 50), writer(300, 50), (quick, late) => {
        const told = run([source("quick", quick), source("late", late)], 60 * 50 + 5_000);
        expect(told.length).toBe(quick.length + late.length);
        for (const { heldMs } of told) expect(heldMs).toBeLessThanOrEqual(300 + 450 + 2 * tickMs);
      }),
    ));

  it("wait for one that reads what it missed, for some seconds", () => {
    const watermark = createWatermark();
    const live = { id: "a", newest: toStamp(begin + 900), catchingUp: false };
    const behind = { id: "b", newest: toStamp(begin + 100), catchingUp: true };
    expect(watermark.next(begin, [live, { ...behind, newest: null }])).toBe("");
    expect(watermark.next(begin + 200, [live, behind])).toBe(toStamp(begin + 100));
    expect(watermark.next(begin + 3_100, [live, behind])).toBe(toStamp(begin + 900));
  });
});
