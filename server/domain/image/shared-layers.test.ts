import { describe, expect, it } from "vitest";
import { sharedLayers } from "./shared-layers";

const shared = (layers: string, ...others: readonly string[]) =>
  [
    ...sharedLayers(
      [...layers],
      others.map((other) => [...other]),
    ),
  ].join("");

describe("layers that a node has", () => {
  it("are the longest beginning that one of its images has, too", () => {
    expect(shared("abcd", "ax", "abx", "x")).toBe("ab");
    expect(shared("abcd", "abcdef")).toBe("abcd");
  });

  it("are none where no image begins so: engines keep a layer by all that it stands on", () => {
    expect(shared("abcd", "bcd", "d")).toBe("");
    expect(shared("abcd")).toBe("");
    expect(shared("", "ab")).toBe("");
  });

  it("leave in what comes again above", () => {
    expect(shared("abca", "abc")).toBe("bc");
  });
});
