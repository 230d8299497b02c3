import { describe, expect, it } from "vitest";
import { appConfigSchema } from "./config";

const timing = { intervalMs: 5_000, timeoutMs: 3_000, healthyThreshold: 2, unhealthyThreshold: 3, startPeriodMs: 0 };

describe("a configuration that does not fit", () => {
  it.each([
    [{ replicas: 0 }, "Run at least 1 replica; to have none, stop the application."],
    [{ replicas: 2.5 }, "Enter 1 to 100, without a fraction."],
    [{ replicas: Number.NaN }, "Enter 1 to 100."],
    [{ port: 70_000 }, "Enter 1 to 65,535."],
    [{ limits: { cpus: 0 } }, "Enter 0.01 to 512 cores."],
    [{ limits: { memoryMb: 4 } }, "Enter 6 to 4,194,304."],
    [{ health: { kind: "tcp", ...timing, intervalMs: 10 } }, "Enter 0.5 to 300 s."],
    [{ health: { kind: "http", path: "up", ...timing } }, "Begin the path with “/”, without spaces."],
    [{ health: { kind: "command", command: [], ...timing } }, "Enter the command."],
    [{ volumes: [{ name: "Data", path: "/data" }] }, "Name the volume with a-z, 0-9, “-” and “_”."],
    [{ volumes: [{ name: "data", path: "/a/../b" }] }, "The path must not contain “..”."],
  ])("%j is refused with a sentence", (config, sentence) => {
    const { error } = appConfigSchema.safeParse(config);
    expect(error?.issues.map(({ message }) => message)).toContain(sentence);
  });
});
