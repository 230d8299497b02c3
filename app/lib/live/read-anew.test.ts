import { afterEach, describe, expect, it, vi } from "vitest";
import { readAnew } from "./read-anew";

/** @param states of the router's fetchers */
function withFetchers(...states: readonly string[]): void {
  const fetchers = new Map(states.map((state, index) => [String(index), { state }]));
  vi.stubGlobal("window", { __remixRouter: { state: { fetchers } } });
}

describe("reading a page's data anew", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("is put off while a form is on its way", () => {
    withFetchers("idle", "submitting");
    const revalidate = vi.fn();
    expect(readAnew(revalidate)).toBe(false);
    expect(revalidate).not.toHaveBeenCalled();
  });

  it("is done once its answer is there", () => {
    withFetchers("idle", "loading");
    const revalidate = vi.fn();
    expect(readAnew(revalidate)).toBe(true);
    expect(revalidate).toHaveBeenCalledOnce();
  });
});
