import { describe, expect, it } from "vitest";
import { levelOf } from "./log-line";

describe("levelOf", () => {
  it.each([
    ["ERROR capture failed", "error"],
    ['{"level":"error","msg":"x"}', "error"],
    ["2026-11-24 12:00:01 [warn] pool busy", "warn"],
    ["level=warning msg=slow", "warn"],
    ["fatal: repository not found", "error"],
    ["DEBUG: budget left", "quiet"],
    ["info 0 errors found", null],
    ["starting", null],
    ["error-free since 3 days", null],
    ["stderr is read", null],
    [`${"x".repeat(130)} error`, null],
  ])("%s: %s", (text, level) => expect(levelOf(text)).toBe(level));
});
