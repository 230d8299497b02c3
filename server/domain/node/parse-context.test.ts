import { describe, expect, it } from "vitest";
import { parseContext } from "./parse-context";

const meta = (Host: unknown, Name: unknown = "fra") => JSON.stringify({ Name, Endpoints: { docker: { Host } } });

describe("parseContext", () => {
  it.each([
    [meta("ssh://deploy@10.0.0.4"), { name: "fra", transport: "ssh", host: "10.0.0.4", port: 22, user: "deploy" }],
    [meta("ssh://gate:2222"), { name: "fra", transport: "ssh", host: "gate", port: 2222, user: null }],
    [meta("tcp://10.0.0.4:2376"), { name: "fra", transport: "tls", host: "10.0.0.4", port: 2376 }],
    [meta("tcp://[fd00::1]:2376"), { name: "fra", transport: "tls", host: "fd00::1", port: 2376 }],
    [meta("unix:///var/run/docker.sock"), null],
    [meta("npipe:////./pipe/docker"), null],
    [meta(undefined), null],
    [meta("ssh://a", 7), null],
    ["{}", null],
    ["", null],
  ])("%s", (text, found) => expect(parseContext(text)).toEqual(found));
});
