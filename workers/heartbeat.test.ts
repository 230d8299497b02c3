import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { createHeartbeat } from "./heartbeat";

it("takes away the sign of an earlier run, and leaves its own when it beats", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "dm-heartbeat-"));
  const file = path.join(folder, "alive");
  writeFileSync(file, "");
  const beat = createHeartbeat(file);
  expect(existsSync(file)).toBe(false);
  beat();
  expect(existsSync(file)).toBe(true);
  rmSync(folder, { recursive: true });
});

it("does nothing where nobody looks", () => {
  expect(createHeartbeat(undefined)()).toBeUndefined();
});
