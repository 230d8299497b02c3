import { describe, expect, it, vi } from "vitest";
import { createPart } from "./part";

const settled = () => new Promise((resolve) => setTimeout(resolve));

describe("a part of a page", () => {
  it("comes once, however often it is asked for, and tells who waits", async () => {
    const get = vi.fn(async () => "menu");
    const part = createPart(get);
    const told = vi.fn();
    const stop = part.subscribe(told);
    part.load();
    part.load();
    expect(part.read()).toBeNull();
    await settled();
    part.load();
    expect([part.read(), get.mock.calls.length, told.mock.calls.length]).toEqual(["menu", 1, 1]);
    stop();
  });
  it("is asked for again when it did not come", async () => {
    const get = vi.fn(async () => "menu").mockRejectedValueOnce(new TypeError("Failed to fetch"));
    const part = createPart(get);
    part.load();
    await settled();
    expect(part.read()).toBeNull();
    part.load();
    await settled();
    expect(part.read()).toBe("menu");
  });
  it("does not tell who no longer waits", async () => {
    const part = createPart(async () => "menu");
    const told = vi.fn();
    part.subscribe(told)();
    part.load();
    await settled();
    expect(told).not.toHaveBeenCalled();
  });
});
