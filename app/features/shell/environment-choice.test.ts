import { describe, expect, it } from "vitest";
import { chooseEnvironment, environmentCookie, parseEnvironmentChoice } from "./environment-choice";

const places = [
  { environment: "dev", deployed: true },
  { environment: "staging", deployed: true },
  { environment: "prod", deployed: false },
];

describe("the environment of an address that names none", () => {
  it.each([
    ["prod", places, "prod"],
    ["gone", places, "staging"],
    [null, places.slice(2), "prod"],
    [null, [], null],
  ])("remembered %j", (remembered, among, chosen) => expect(chooseEnvironment(among, remembered)).toBe(chosen));
  it("is read as it was noted", () => expect(parseEnvironmentChoice(`a=b; ${environmentCookie("prod")}`)).toBe("prod"));
  it("is nothing that could leave the address", () => expect(parseEnvironmentChoice("dm_env=../x")).toBeNull());
});
