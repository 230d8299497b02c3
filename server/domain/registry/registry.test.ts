import { describe, expect, it } from "vitest";
import { parseChallenge } from "./parse-challenge";
import { isOfRegistry, parseRegistryPlace, pushedRepository } from "./registry-place";

describe("where images are pushed", () => {
  it.each([
    ["registry.example:5000", "", "registry.example:5000", ""],
    [" https://Registry.Example/ ", "/team/apps/", "registry.example", "team/apps"],
    ["localhost:5000", "a", "localhost:5000", "a"],
    ["10.0.0.4:5000", "", "10.0.0.4:5000", ""],
    ["index.docker.io", "brinewood", "docker.io", "brinewood"],
  ])("%s %s", (address, prefix, ...expected) => {
    const place = parseRegistryPlace({ address, prefix });
    expect([place.address, place.prefix]).toEqual(expected);
  });

  it.each([
    ["", "", "address"],
    ["registry", "", "address"],
    ["registry.example/apps", "", "address"],
    ["user@registry.example", "", "address"],
    ["registry.example:port", "", "address"],
    ["registry.example", "Apps", "prefix"],
    ["registry.example", "a//b", "prefix"],
    ["registry.example", "a:1", "prefix"],
    ["docker.io", "", "prefix"],
  ])("is not “%s” “%s”", (address, prefix, field) => {
    expect(() => parseRegistryPlace({ address, prefix })).toThrow(
      expect.objectContaining({ fields: { [field]: expect.any(String) } }),
    );
  });

  it("is one repository per application", () => {
    const place = { address: "registry.example:5000", prefix: "apps" };
    expect(pushedRepository(place, { project: "shop", application: "web" })).toBe(
      "registry.example:5000/apps/shop-web",
    );
    expect(pushedRepository({ ...place, prefix: "" }, { project: "shop", application: "web" })).toBe(
      "registry.example:5000/shop-web",
    );
    expect(isOfRegistry("registry.example:5000/apps/x@sha256:1", place)).toBe(true);
    expect(isOfRegistry("registry.example:50001/x", place)).toBe(false);
  });
});

describe("what a registry wants", () => {
  it.each([
    ['Basic realm="test"', { scheme: "basic" }],
    [
      'Bearer realm="https://auth.example/token",service="registry.example",scope="repository:x:pull"',
      { scheme: "bearer", realm: "https://auth.example/token", service: "registry.example" },
    ],
    [
      'bearer realm="https://auth.example/token"',
      { scheme: "bearer", realm: "https://auth.example/token", service: null },
    ],
    ["Bearer", null],
    ["Negotiate", null],
    [null, null],
  ])("%s", (header, expected) => expect(parseChallenge(header)).toEqual(expected));
});
