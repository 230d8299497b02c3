import { describe, expect, it } from "vitest";
import { findMatches } from "./find-matches";
import { markSpans } from "./mark-spans";

describe("findMatches", () => {
  it.each([
    ["a retry, a Retry", "retry", [2, 7, 11, 16]],
    ["none", "retry", []],
    ["aaa", "a", [0, 1, 1, 2, 2, 3]],
    ["any", "", []],
    ["İİ retry", "retry", []],
  ])("%s at %s", (text, query, places) => expect(findMatches(text, query)).toEqual(places));
});

describe("markSpans", () => {
  const shown = (texts: readonly string[], places: readonly number[]) =>
    markSpans(
      texts.map((text, index) => ({ text, look: `look-${index}` })),
      places,
    ).map(({ text, look, marked }) => `${look.slice(5)}${marked ? "!" : ""}:${text}`);
  it.each([
    [["a retry", " b"], [], ["0:a retry", "1: b"]],
    [
      ["a retry", " b"],
      [2, 7],
      ["0:a ", "0!:retry", "1: b"],
    ],
    [
      ["re", "tr", "y x"],
      [0, 5],
      ["0!:re", "1!:tr", "2!:y", "2: x"],
    ],
    [
      ["abc", "abc"],
      [1, 2, 4, 6],
      ["0:a", "0!:b", "0:c", "1:a", "1!:bc"],
    ],
    [["cut"], [1, 2, 40, 50], ["0:c", "0!:u", "0:t"]],
    [["odd"], [1], ["0:odd"]],
    [[], [0, 1], []],
  ])("%j at %j", (texts, places, pieces) => expect(shown(texts, places)).toEqual(pieces));
});
