import { describe, expect, it } from "vitest";
import { levelOf } from "./level";

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
    ['{"time":"2026-11-24T12:00:01Z","msg":"an error was mended","level":"info"}', null],
    [`{"msg":"${"x".repeat(300)}","severity":"WARNING"}`, "warn"],
    ['{"level":50,"time":1,"msg":"x"}', "error"],
    ['{"level":40,"msg":"x"}', "warn"],
    ['{"level":20,"msg":"error"}', "quiet"],
    ['{"msg":"no level, but error"}', "error"],
    ["{ not JSON, error", "error"],
    ["error-free since 3 days", null],
    ["stderr is read", null],
    [`${"x".repeat(130)} error`, null],
  ])("%s: %s", (text, level) => expect(levelOf(text)).toBe(level));
});
