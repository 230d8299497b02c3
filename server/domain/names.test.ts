import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildSlug, parseName, pickSlug } from "./names";

describe("parseName", () => {
  it("trims and joins white space", () => expect(parseName("  Checkout   & billing ")).toBe("Checkout & billing"));
  it.each([
    ["", "Enter a name."],
    ["x".repeat(61), "Shorten the name to 60 characters; it has 61."],
    ["a\u202eb", "Remove the invisible characters from the name."],
  ])("refuses %j", (text, sentence) => expect(() => parseName(text)).toThrow(sentence));
  it("names the field that it came from", () =>
    expect(() => parseName(" ", "organization")).toThrow(
      expect.objectContaining({ fields: { organization: "Enter a name." } }),
    ));
});

describe("slugs", () => {
  it.each([
    ["Checkout & billing", "checkout-billing"],
    ["Łódź Überweisung", "odz-uberweisung"],
    ["--", "unnamed"],
    ["$(id)", "id"],
  ])("%s becomes %s", (name, slug) => expect(buildSlug(name)).toBe(slug));
  it("are safe in addresses and container names, whatever the name", () =>
    fc.assert(fc.property(fc.string({ unit: "binary" }), (name) => /^[a-z0-9](-?[a-z0-9])*$/.test(buildSlug(name)))));
  it("step aside for taken and reserved ones", () => {
    expect(pickSlug("API", new Set())).toBe("api-2");
    expect(pickSlug("Web", new Set(["web", "web-2"]))).toBe("web-3");
  });
});
