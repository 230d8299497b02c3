import { describe, expect, it } from "vitest";
import { formatListCursor, parseListCursor } from "./list-cursor";

describe("the cursor of a list", () => {
  it("comes back as it was", () => {
    const cursor = { at: new Date("2026-11-28T03:04:05.678Z"), id: "dep_01hzy_x" };
    expect(parseListCursor(formatListCursor(cursor))).toEqual(cursor);
  });
  it.each(["", "_dep_1", "dep", "abc", "abc_", "abc_x y", "0123456789_x", "ABC_x", `1_${"x".repeat(61)}`])(
    "%j is none",
    (text) => expect(parseListCursor(text)).toBeNull(),
  );
});
