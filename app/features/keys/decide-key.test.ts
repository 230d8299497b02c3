import { describe, expect, it } from "vitest";
import { decideKey, type Place, type Press } from "./decide-key";

/** "Ctrl+k" and the like */
function press(text: string): Press {
  const parts = text.split("+");
  const held = (name: string) => parts.slice(0, -1).includes(name);
  return {
    key: parts.at(-1) ?? "",
    ctrl: held("Ctrl"),
    meta: held("Meta"),
    alt: held("Alt"),
    shift: held("Shift"),
    altGraph: held("AltGraph"),
  };
}
const meaning = (text: string, place: Place = "page", letters = true, prefixed = false) =>
  decideKey(press(text), { place, letters, prefixed });

describe("what a key means", () => {
  it.each<[string, object | null]>([
    ["g", { does: "prefix" }],
    ["/", { does: "filter" }],
    ["Shift+/", { does: "filter" }],
    ["Shift+?", { does: "map" }],
    ["t", { does: "theme" }],
    ["n", { does: "match", by: 1 }],
    ["Shift+N", { does: "match", by: -1 }],
    ["[", { does: "tab", by: -1 }],
    ["]", { does: "tab", by: 1 }],
    ["Ctrl+Alt+AltGraph+[", { does: "tab", by: -1 }],
    ["Ctrl+k", { does: "palette" }],
    ["Meta+K", { does: "palette" }],
    ["j", { does: "row", by: 1 }],
    ["k", { does: "row", by: -1 }],
    [".", { does: "rowMenu" }],
    ["x", { does: "rowTick" }],
    ["e", { does: "environment" }],
    ...["q", "Shift+J", "Shift+T", "Enter", "Escape", "Ctrl+t", "Meta+/", "Alt+g", "Ctrl+Shift+k", "Ctrl+Alt+k"].map(
      (key): [string, null] => [key, null],
    ),
  ])("%s on a page: %j", (key, expected) => expect(meaning(key)).toEqual(expected));

  it.each<[string, object | null]>([
    ["o", { does: "go", letter: "o" }],
    ["g", { does: "go", letter: "g" }],
    ["t", { does: "go", letter: "t" }],
    ["/", null],
    ["Shift+O", null],
    ["Escape", null],
    ["Ctrl+o", null],
  ])("%s after g: %j", (key, expected) => expect(meaning(key, "page", true, true)).toEqual(expected));

  it.each<[Place, boolean, object | null]>([
    ["field", true, { does: "palette" }],
    ["dialog", true, { does: "palette" }],
    ["terminal", true, null],
    ["page", false, { does: "palette" }],
  ])("in a %s, letters wanted: %s", (place, letters, palette) => {
    for (const key of ["g", "/", "?", "t", "n", "[", "]", "j", ".", "x", "e"]) {
      expect(meaning(key, place, letters)).toBeNull();
      expect(meaning(key, place, letters, true)).toBeNull();
    }
    expect(meaning("Ctrl+k", place, letters)).toEqual(palette);
  });
});
