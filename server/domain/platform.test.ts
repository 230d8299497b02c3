import { expect, it } from "vitest";
import { architectureOf, toArchitecture, toPlatform } from "./platform";

it.each([
  ["x86_64", "amd64"],
  ["amd64", "amd64"],
  ["aarch64", "arm64"],
  ["ARM64", "arm64"],
  ["armv7l", "arm"],
  ["i686", "386"],
  ["riscv64", "riscv64"],
  ["constructor", "constructor"],
])("%s is called %s", (name, expected) => expect(toArchitecture(name)).toBe(expected));

it("a platform has the system, the architecture, and a variant where there is one", () => {
  expect([toPlatform("linux", "x86_64"), toPlatform("", "arm", "v7")]).toEqual(["linux/amd64", "linux/arm/v7"]);
  expect(["linux/arm/v7", "linux/", null].map(architectureOf)).toEqual(["arm", null, null]);
});
