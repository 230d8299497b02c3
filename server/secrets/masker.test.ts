import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMasker } from "./masker";

describe("masker", () => {
  const secret = "p@ss word/+?'";
  const mask = createMasker([secret, "abc", "longer-secret", "longer-secret-with-more"]);

  it.each([
    ["as it is", secret],
    ["base64", Buffer.from(secret).toString("base64")],
    ["base64 without padding", Buffer.from(secret).toString("base64url")],
    ["URL-encoded", encodeURIComponent(secret)],
    ["form-encoded", new URLSearchParams({ a: secret }).toString().slice(2)],
    ["JSON", JSON.stringify(secret).slice(1, -1)],
  ])("hides a secret: %s", (_name, form) => {
    expect(mask(`before ${form} after ${form}`)).toBe("before ••• after •••");
  });

  it("hides the longest first, and leaves short values alone", () => {
    expect(mask("longer-secret-with-more abc")).toBe("••• abc");
  });

  it.each(["u", "us", "use", "user"])("hides a token inside basic authentication of %s", (user) => {
    const token = "ghp_1234567890abcdef";
    const header = Buffer.from(`${user}:${token}`).toString("base64");
    const shown = createMasker([token])(`Authorization: Basic ${header}`);
    expect(shown).toContain("•••");
    expect(Buffer.from(shown.replace(/.*Basic /, ""), "base64").toString()).not.toContain("34567890abc");
  });

  it("hides each line of a key", () => {
    const hide = createMasker(["-----BEGIN KEY-----\nMIIEabcdefgh\n-----END KEY-----\n"]);
    expect(hide("MIIEabcdefgh")).toBe("•••");
  });

  it("never lets a value through, whatever its characters", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 4, unit: "grapheme" }), fc.string(), (value, around) => {
        fc.pre(!"•••".includes(value) && !around.includes(value));
        expect(createMasker([value])(`<${value}>${around}`).startsWith("<•••>")).toBe(true);
      }),
    );
  });
});
