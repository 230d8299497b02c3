import { describe, expect, it } from "vitest";
import { exampleDomain } from "./example-domain";
import { parseDomain } from "./parse-domain";

describe("exampleDomain", () => {
  it.each([
    ["localhost", "hello.localhost"],
    ["dm.localhost", "hello.localhost"],
    ["127.0.0.1", "hello.127-0-0-1.sslip.io"],
    ["192.0.2.10", "hello.192-0-2-10.sslip.io"],
    ["[2001:db8::1]", "hello.2001-db8--1.sslip.io"],
    ["[::1]", "hello.0--1.sslip.io"],
    ["dm.brinewood.example", "hello.dm.brinewood.example"],
  ])("at %s is %s", (hostname, domain) => {
    expect(exampleDomain("hello", hostname)).toBe(domain);
    expect(parseDomain({ host: domain }).host).toBe(domain);
  });
});
