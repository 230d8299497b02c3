import { describe, expect, it } from "vitest";
import { parseContentName, parseLabels, parseSubnet } from "./parse-new";

const fails = (work: () => unknown, field: string) =>
  expect(work).toThrow(expect.objectContaining({ code: "invalid", fields: { [field]: expect.any(String) } }));

describe("what a person makes", () => {
  it.each(["db", "Data_1.old", "a".repeat(100)])("may be called %s", (name) =>
    expect(parseContentName(` ${name} `)).toBe(name),
  );
  it.each(["", "a", "-x", "a b", "../x", "dm-shop-data", "docker-manager.x", "0-dm-edge", "a".repeat(101)])(
    "may not be called “%s”",
    (name) => fails(() => parseContentName(name), "name"),
  );
  it("has labels", () => {
    expect(parseLabels("team=parcels\n\n a.b=c=d ")).toEqual({ team: "parcels", "a.b": "c=d" });
    for (const text of ["alone", "=x", "a b=c", "docker-manager.managed=1"]) fails(() => parseLabels(text), "labels");
  });
  it("has a subnet, or lets the engine choose", () => {
    expect(parseSubnet(" ")).toBeNull();
    expect(parseSubnet("10.20.0.0/24")).toBe("10.20.0.0/24");
    for (const text of ["10.20.0.1/24", "10.20.0.0", "10.20.0.0/31", "10.256.0.0/24", "fd00::/64"])
      fails(() => parseSubnet(text), "subnet");
  });
});
