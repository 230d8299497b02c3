import { describe, expect, it } from "vitest";
import { appConfigSchema, defaultConfig } from "../../../server/domain/application/config";
import { parseSection, type SectionName } from "./parse-section";

function form(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, String(one));
  return data;
}

const parse = (section: SectionName, fields: Parameters<typeof form>[0]) =>
  appConfigSchema.parse(parseSection(section, form(fields), defaultConfig));

const timing = {
  "health.intervalMs": "2,5",
  "health.timeoutMs": "1",
  "health.healthyThreshold": "2",
  "health.unhealthyThreshold": "4",
  "health.startPeriodMs": "0",
};

describe("parseSection", () => {
  it("reads a command into its arguments, and empty fields as the image's own", () => {
    expect(parse("run", { command: `node "a b.js"`, port: "3000" })).toMatchObject({
      command: ["node", "a b.js"],
      port: 3000,
    });
    expect(parse("run", { command: " ", port: "" })).toMatchObject({ command: null, port: null });
  });
  it("reads limits, where empty is none", () =>
    expect(
      parse("resources", { replicas: "3", "limits.cpus": "0.5", "limits.memoryMb": "", "limits.pids": "100" }),
    ).toMatchObject({ replicas: 3, limits: { cpus: 0.5, memoryMb: null, pids: 100 } }));
  it.each([
    [
      {
        "health.kind": "http",
        "health.path": "/up",
        "health.port": "",
        "health.expectStatus.0": "200",
        "health.expectStatus.1": "204",
      },
      { kind: "http", path: "/up", port: null, expectStatus: [200, 204] },
    ],
    [
      { "health.kind": "tcp", "health.tcpPort": "5432" },
      { kind: "tcp", port: 5432 },
    ],
    [
      { "health.kind": "command", "health.command": "pg_isready -q" },
      { kind: "command", command: ["pg_isready", "-q"] },
    ],
    [{ "health.kind": "none" }, { kind: "none" }],
  ])("reads the check %j with times in seconds", (fields, check) =>
    expect(parse("health", { ...timing, ...fields }).health).toMatchObject({
      ...check,
      intervalMs: 2500,
      healthyThreshold: 2,
    }),
  );
  it("reads the rollout and the restart policy in seconds", () => {
    const rollout = {
      order: "stop-first",
      surge: "1",
      parallelism: "2",
      healthyTimeoutMs: "60",
      maxAttempts: "3",
      drainMs: "5",
      stopGraceMs: "0.5",
      monitorMs: "0",
    };
    const named = Object.fromEntries(Object.entries(rollout).map(([name, value]) => [`rollout.${name}`, value]));
    expect(parse("rollout", named).rollout).toMatchObject({
      order: "stop-first",
      healthyTimeoutMs: 60_000,
      stopGraceMs: 500,
    });
    const restart = { "restart.backoffMs": "1", "restart.maxBackoffMs": "60", "restart.maxCrashes": "5" };
    expect(parse("restart", restart).restart).toEqual({ backoffMs: 1000, maxBackoffMs: 60_000, maxCrashes: 5 });
  });
  it("leaves out empty rows of volumes", () =>
    expect(parse("volumes", { "volume.name": ["data", ""], "volume.path": ["/data", ""] }).volumes).toEqual([
      { name: "data", path: "/data" },
    ]));
  it("leaves the other sections as they are", () => expect(parse("volumes", {})).toEqual(defaultConfig));
  it.each<[SectionName, Record<string, string>, string]>([
    ["resources", { replicas: "many" }, "replicas"],
    ["run", { command: `a "b` }, "command"],
    ["restart", { "restart.backoffMs": "" }, "restart.backoffMs"],
  ])("names the field of %s that cannot be read", (section, fields, name) => {
    const refused = () => parseSection(section, form(fields), defaultConfig);
    expect(refused).toThrow(expect.objectContaining({ fields: { [name]: expect.any(String) } }));
  });
});
