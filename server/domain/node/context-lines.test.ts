import { describe, expect, it } from "vitest";
import { buildContextLines, type ContextWay } from "./context-lines";

const ssh = {
  transport: "ssh",
  host: "10.0.0.4",
  port: 22,
  user: "deploy",
  socketPath: "/var/run/docker.sock",
} as const;

describe("buildContextLines", () => {
  it.each<[string, ContextWay, string]>([
    ["SSH", ssh, "host=ssh://deploy@10.0.0.4"],
    ["SSH on another port", { ...ssh, port: 2222 }, "host=ssh://deploy@10.0.0.4:2222"],
    ["SSH to an IPv6 address", { ...ssh, host: "fd00::4" }, "'host=ssh://deploy@[fd00::4]'"],
    ["another socket", { ...ssh, socketPath: "/run/my.sock" }, "host=ssh://deploy@10.0.0.4/run/my.sock"],
    ["a path that a shell would read", { ...ssh, socketPath: "/run/$(id)" }, "'host=ssh://deploy@10.0.0.4/run/$(id)'"],
    [
      "TLS",
      { transport: "tls", host: "a.example", port: 2376 },
      "host=tcp://a.example:2376,ca=ca.pem,cert=cert.pem,key=key.pem",
    ],
    ["a socket", { transport: "local", endpoint: "unix:///var/run/docker.sock" }, "host=unix:///var/run/docker.sock"],
  ])("%s", (_name, way, described) =>
    expect(buildContextLines("fra-01", way)).toEqual([
      `docker context create fra-01 --docker ${described}`,
      "docker context use fra-01",
    ]),
  );
});
