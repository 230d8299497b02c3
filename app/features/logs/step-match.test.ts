import { describe, expect, it } from "vitest";
import { createLogBuffer } from "./log-buffer";
import { matchWords, stepMatch } from "./step-match";

function linesOf(count: number) {
  const buffer = createLogBuffer();
  buffer.push(
    Array.from({ length: count }, (_, n) => ({ at: "2026-11-24T14:31:58Z", text: `${n}`, kind: "out" as const })),
  );
  return buffer.lines;
}

describe("going from match to match", () => {
  const lines = linesOf(9);
  const [, second, , fourth, , , , , last] = lines;
  const matches = lines.filter((line) => line === second || line === fourth || line === last);
  it.each([
    ["begins with the oldest", null, 1, second],
    ["or with the newest", null, -1, last],
    ["goes on", second, 1, fourth],
    ["and back", fourth, -1, second],
    ["goes round the end", last, 1, second],
    ["and round the beginning", second, -1, last],
    ["goes on from where one was that matches no more", lines[2], 1, fourth],
    ["and back from it", lines[2], -1, second],
  ] as const)("%s", (_, from, by, to) => expect(stepMatch(matches, from ?? null, by)).toBe(to));
  it("comes nowhere where nothing matches", () => {
    expect([stepMatch([], null, 1), stepMatch([], last ?? null, -1)]).toEqual([null, null]);
  });
  it("says which of how many it is, and how many where it is at none", () => {
    expect(matchWords(matches, fourth ?? null)).toBe("2 of 3 lines");
    expect(matchWords(matches, null)).toBe("3 lines");
    expect(matchWords(matches, lines[0] ?? null)).toBe("3 lines");
    expect(matchWords(matches.slice(0, 1), null)).toBe("1 line");
    expect(matchWords(linesOf(1_200), null)).toBe("1,200 lines");
  });
});
