import { describe, expect, it } from "vitest";
import { createPattern, PatternTimeout } from "./pattern";

const lines = ["GET /cart 200", "error: no stock", "ERROR 500 İ", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"];

describe("a pattern", () => {
  it("is text in any case, and takes signs as they are", async () => {
    expect(createPattern("", false)).toBeNull();
    expect(await createPattern("Error", false)?.matches(lines)).toEqual([null, [], [], null]);
    expect(await createPattern("a+", false)?.matches(lines)).toEqual([null, null, null, null]);
  });
  it("is an expression, in any case", async () => {
    const pattern = createPattern("^error\\b.*(stock|\\d{3})", true);
    expect(await pattern?.matches(lines)).toEqual([null, [0, 15], [0, 9], null]);
    expect(await pattern?.matches(["no", "error 404"])).toEqual([null, [0, 9]]);
    pattern?.close();
  });
  it("tells all places of a line, but not too many, and matches nothing without a place", async () => {
    const pattern = createPattern("\\d*", true);
    expect(await pattern?.matches(["a 12 b 3", "none"])).toEqual([[2, 4, 7, 8], []]);
    const [places] = (await pattern?.matches(["1 ".repeat(500)])) ?? [];
    expect([places?.length, places?.slice(-2)]).toEqual([100, [98, 99]]);
    pattern?.close();
  });
  it("ends an expression that does not, while others go on", async () => {
    const pattern = createPattern("^(a+)+$", true, 200);
    let beats = 0;
    const beat = setInterval(() => beats++, 5);
    await expect(pattern?.matches(lines)).rejects.toThrow(PatternTimeout);
    clearInterval(beat);
    expect(beats).toBeGreaterThan(2);
    pattern?.close();
  });
  it("refuses what is none, in words", () => {
    for (const wrong of ["(", "a{2,1}", "[z-a]", "\\"])
      expect(() => createPattern(wrong, true)).toThrow("This is no regular expression");
  });
  it("gives its thread back when it is closed", async () => {
    for (let n = 0; n < 6; n++) {
      const pattern = createPattern(`line ${n}`, true);
      await expect.poll(() => pattern?.matches([`line ${n}`]).catch(() => "busy")).toEqual([[0, 6]]);
      pattern?.close();
    }
  });
});
