import { describe, expect, it } from "vitest";
import { defaultTiming, type HealthCheck } from "./health-check";
import { nextOwnLook } from "./own-look";

const http = (from: number, to: number): HealthCheck => ({
  ...defaultTiming,
  kind: "http",
  path: "/",
  port: null,
  expectStatus: [from, to],
});

describe("whom a serving application's check is left to", () => {
  it.each([
    ["HTTP as the edge understands it", http(200, 399), null],
    ["HTTP that wants another answer", http(200, 204), 11_000],
    ["TCP, which the edge does not check", { ...defaultTiming, kind: "tcp", port: null }, 11_000],
    ["TCP, seldom", { ...defaultTiming, kind: "tcp", port: null, intervalMs: 60_000 }, 61_000],
    ["a command, which the engine runs", { ...defaultTiming, kind: "command", command: ["true"] }, null],
    ["no check", { ...defaultTiming, kind: "none" }, null],
  ] as const)("%s", (_name, check, expected) => expect(nextOwnLook(check as HealthCheck, 1_000)).toBe(expected));
});
