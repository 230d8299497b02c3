import { describe, expect, it } from "vitest";
import { safeNext } from "./door";

describe("safeNext", () => {
  it.each([
    ["/brinewood?env=prod", "/brinewood?env=prod"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["https://evil.example", "/"],
    ["javascript:alert(1)", "/"],
    [null, "/"],
  ])("%j leads to %s", (next, path) => expect(safeNext(next)).toBe(path));
});
