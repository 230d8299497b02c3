import { describe, expect, it } from "vitest";
import { hostPathRule } from "../routing/rule";
import { parseDomain } from "./parse-domain";

describe("parseDomain", () => {
  it.each([
    ["Shop.Example.com", undefined, "shop.example.com", "/"],
    ["shop.example.com.", "", "shop.example.com", "/"],
    ["bücher.example", "/api/", "xn--bcher-kva.example", "/api"],
    ["localhost", "//a//b", "localhost", "/a/b"],
  ])("reads %j %j", (host, path, parsed, prefix) => {
    const domain = parseDomain({ host, path });
    expect(domain).toEqual({ host: parsed, path: prefix });
    expect(hostPathRule({ ...domain, strip: false })).toContain(parsed);
  });
  it.each([
    "",
    "https://a.example",
    "a.example/x",
    "*.example",
    "a.example:80",
    "a b.example",
    "a`) || Host(`b",
    '{{env "X"}}',
    "a..example",
    "-a.example",
    "10.0.0.1",
    "1",
    "[::1]",
    "a_b.example",
    "a@b",
    `${"a".repeat(64)}.example`,
  ])("refuses the host %j with a sentence", (host) => expect(() => parseDomain({ host })).toThrow(/[.]$/));
  it.each(["a", "/a b", "/`", "/..", "/a/../b", "/{{x}}", "/%2e", `/${"a".repeat(200)}`])(
    "refuses the path %j",
    (path) => expect(() => parseDomain({ host: "a.example", path })).toThrow(/[.]$/),
  );
});
