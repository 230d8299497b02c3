import { describe, expect, it } from "vitest";
import { createLogBuffer } from "./log-buffer";
import { createLogFilter, everything } from "./log-filter";
import { linesSince } from "./lines-since";

const line = (text: string) => ({ at: "2026-11-24T14:31:58.204Z", text, kind: "out" as const });
const texts = (lines: readonly { text: string }[]) => lines.map(({ text }) => text);

describe("a filter over a buffer", () => {
  it("shows what matches, in any case and through colours, and counts what went", () => {
    const buffer = createLogBuffer(100);
    const filter = createLogFilter({ ...everything, query: "RETRY" });
    const esc = String.fromCharCode(27);
    buffer.push([line("retry 1"), line("other"), line(`re${esc}[31mtry${esc}[0m 2`)]);
    expect(filter.apply(buffer.lines).shown.length).toBe(2);
    const before = filter.apply(buffer.lines).shown;
    expect(filter.apply(buffer.lines).shown).toBe(before);
    buffer.push(Array.from({ length: 101 }, (_, n) => line(n === 50 ? "retry 3" : `noise ${n}`)));
    const { shown, gone } = filter.apply(buffer.lines);
    expect([texts(shown), gone]).toEqual([["retry 3"], 2]);
    expect(buffer.lines.length).toBe(100);
    buffer.clear();
    expect(filter.apply(buffer.lines)).toEqual({ shown: [], gone: 3 });
    buffer.push([line("retry 4")]);
    expect(texts(filter.apply(buffer.lines).shown)).toEqual(["retry 4"]);
  });

  it("shows one slot or one level, and what is said of the stream itself in any case", () => {
    const buffer = createLogBuffer();
    buffer.push([
      { ...line("ERROR one"), slot: 1 },
      { ...line("warn two"), slot: 2 },
      { ...line("info three"), slot: 1 },
      { ...line("3 lines were dropped"), kind: "note" },
    ]);
    const shown = (over: object) => texts(createLogFilter({ ...everything, ...over }).apply(buffer.lines).shown);
    expect(shown({ slot: 1 })).toEqual(["ERROR one", "info three", "3 lines were dropped"]);
    expect(shown({ level: "error" })).toEqual(["ERROR one", "3 lines were dropped"]);
    expect(shown({ level: "warn", query: "o" })).toEqual(["ERROR one", "warn two", "3 lines were dropped"]);
  });

  it("takes in older lines at the front, where one looks at what stands behind them", () => {
    const buffer = createLogBuffer(6);
    const filter = createLogFilter({ ...everything, query: "r " });
    buffer.push([line("r 3"), line("other"), line("r 4")]);
    expect(filter.apply(buffer.lines)).toMatchObject({ gone: 0 });
    buffer.unshift([line("r 1"), line("noise"), line("r 2")]);
    const { shown, gone } = filter.apply(buffer.lines);
    expect([texts(shown), gone]).toEqual([["r 1", "r 2", "r 3", "r 4"], -2]);
    expect(buffer.lines.map(({ key }) => key)).toEqual([-2, -1, 0, 1, 2, 3]);
    buffer.unshift([line("r 0")]);
    expect(buffer.lines.length).toBe(6);
    buffer.push([line("r 5"), line("r 6")]);
    expect(texts(filter.apply(buffer.lines).shown)).toEqual(["r 2", "r 3", "r 4", "r 5", "r 6"]);
  });

  it("never holds more than it may, and loses no line before", () => {
    const buffer = createLogBuffer(1_000);
    const filter = createLogFilter(everything);
    for (let n = 0; n < 5_000; n++) {
      buffer.push([line(String(n))]);
      const { shown, gone } = filter.apply(buffer.lines);
      expect(gone + shown.length).toBe(n + 1);
      expect(buffer.lines.length).toBeLessThanOrEqual(1_020);
    }
  });
});

describe("linesSince", () => {
  it("counts the newest by their own times", () => {
    const buffer = createLogBuffer();
    buffer.push(
      ["00.1", "00.9", "01.2", "05.000000001", "05.9"].map((s) => ({ ...line("x"), at: `2026-11-24T14:31:${s}Z` })),
    );
    expect(linesSince(buffer.lines, Date.parse("2026-11-24T14:31:00.900Z"))).toBe(4);
    expect(linesSince(buffer.lines, Date.parse("2026-11-24T14:32:00Z"))).toBe(0);
  });
});
