import { describe, expect, it } from "vitest";
import { javaScriptLimit, readPageSizes } from "./javascript";

describe("the JavaScript of each page", () => {
  it("stays within the limit, of the pages that were built for these tests", () => {
    const sizes = readPageSizes();
    expect(sizes.length).toBeGreaterThan(20);
    // React alone is more: less would mean that something was not counted.
    expect(sizes.filter(({ kilobytes }) => kilobytes < 50)).toEqual([]);
    expect(sizes.filter(({ kilobytes }) => kilobytes > javaScriptLimit)).toEqual([]);
  });
});
