import { describe, expect, it } from "vitest";
import { domainAddress, domainName, isLocalName } from "./domain-address";

describe("the address of a domain", () => {
  it.each([
    [{ host: "shop.example.com", path: "/" }, 80, "http://shop.example.com/", "shop.example.com"],
    [{ host: "shop.localhost", path: "/api" }, 8081, "http://shop.localhost:8081/api", "shop.localhost/api"],
  ])("%j on port %d", (rule, port, address, name) =>
    expect([domainAddress(rule, port), domainName(rule)]).toEqual([address, name]),
  );
  it.each([
    ["localhost", true],
    ["shop.localhost", true],
    ["notlocalhost", false],
    ["localhost.example.com", false],
  ])("%s is local: %s", (host, local) => expect(isLocalName(host)).toBe(local));
});
