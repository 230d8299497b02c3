import { describe, expect, it } from "vitest";
import { keepPlaces } from "./keep-places";

const row = (id: string, status = "moving") => ({ id, status });

describe("keepPlaces", () => {
  it("leaves rows where they are, and shows how they are now", () => {
    const shown = [row("b"), row("a", "ended")];
    expect(keepPlaces(shown, [row("a", "ended"), row("b", "ended")])).toEqual({
      rows: [row("b", "ended"), row("a", "ended")],
      waiting: 0,
    });
  });
  it("lets new ones wait, and keeps one that went", () =>
    expect(keepPlaces([row("a")], [row("c"), row("b")])).toEqual({ rows: [row("a")], waiting: 2 }));
  it("has all of them wait where nothing was shown", () =>
    expect(keepPlaces([], [row("a")])).toEqual({ rows: [], waiting: 1 }));
});
