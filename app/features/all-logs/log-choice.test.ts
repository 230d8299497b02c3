import { describe, expect, it } from "vitest";
import { maxFollowed } from "../../../server/domain/logs/followed";
import { parseLogChoice, withChosen } from "./log-choice";

const parse = (text: string) => parseLogChoice(new URLSearchParams(text));
const shop = { project: "checkout", application: "shop", environment: "prod" };

describe("parseLogChoice", () => {
  it("comes back from the address that it was written to", () => {
    const choice = {
      applications: [shop, { ...shop, environment: "dev" }],
      left: 0,
      search: "pay & go",
      environment: "dev",
    };
    expect(parse(withChosen(choice, choice.applications))).toEqual(choice);
  });
  it("takes each once, and nothing that names no application", () =>
    expect(
      parse("app=checkout/shop/prod&app=checkout/shop/prod&app=checkout/shop&app=&app=a/b/c/d&app=//").applications,
    ).toEqual([shop]));
  it("takes so many, and says how many are left out", () => {
    const query = Array.from({ length: maxFollowed + 2 }, (_, i) => `app=p/a${i}/prod`).join("&");
    expect(parse(query).applications).toHaveLength(maxFollowed);
    expect(parse(query).left).toBe(2);
  });
  it("is about all of them without a word", () =>
    expect(parse("")).toEqual({ applications: [], left: 0, search: "", environment: "" }));
});
