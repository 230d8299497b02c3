import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseMasterKey } from "./master-key";
import { Redacted } from "./redacted";
import { createVault, SecretsLockedError } from "./vault";

const newKey = () => randomBytes(32).toString("base64");

describe("vault", () => {
  const vault = createVault(newKey());

  it("opens what it sealed, whatever the text and the place", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (text, aad) => {
        expect(vault.open(vault.seal(text, aad), aad)).toBe(text.toWellFormed());
      }),
    );
  });

  it("seals the same text differently each time, with the key's id beside it", () => {
    const [a, b] = [vault.seal("secret", "x"), vault.seal("secret", "x")];
    expect(a).not.toBe(b);
    expect(a.split(".").slice(0, 2)).toEqual(["v1", vault.keyId]);
    expect(a.split(".")).toHaveLength(6);
  });

  it("does not open a value that was moved to another place", () => {
    expect(() => vault.open(vault.seal("secret", "a"), "b")).toThrow(SecretsLockedError);
  });

  it("does not open a value with any character changed", () => {
    const sealed = vault.seal("secret", "x");
    for (let i = 0; i < sealed.length; i++) {
      const changed = sealed.slice(0, i) + (sealed[i] === "A" ? "B" : "A") + sealed.slice(i + 1);
      // the last character of a base64 part may carry bits that mean nothing
      if (sameBytes(changed, sealed)) continue;
      expect(() => vault.open(changed, "x")).toThrow(SecretsLockedError);
    }
  });

  it("names the key that is missing", () => {
    const sealed = vault.seal("secret", "x");
    expect(() => createVault(newKey()).open(sealed, "x")).toThrow(vault.keyId);
  });

  it("refuses a shortened tag", () => {
    const parts = vault.seal("secret", "x").split(".");
    parts[4] = Buffer.from(parts[4] ?? "", "base64url")
      .subarray(0, 4)
      .toString("base64url");
    expect(() => vault.open(parts.join("."), "x")).toThrow(SecretsLockedError);
  });

  it.each(["", "v1", "v1.a.b.c.d.e", "v2.00000000.AA.AA.AA.AA", "plain text"])("refuses %j", (text) => {
    expect(() => vault.open(text, "x")).toThrow(SecretsLockedError);
  });
});

describe("master key", () => {
  it.each(["", "short", randomBytes(31).toString("base64"), "ä".repeat(32)])(
    "refuses %j without repeating it",
    (text) => {
      expect(() => parseMasterKey(text)).toThrow(/openssl rand/);
      if (text) expect(() => parseMasterKey(text)).not.toThrow(text);
    },
  );
});

describe("Redacted", () => {
  it("shows itself to nobody who does not ask", () => {
    const secret = new Redacted("hunter2");
    const shown = [`${secret}`, JSON.stringify({ secret }), inspect({ secret }, { showHidden: true })].join();
    expect(shown).not.toContain("hunter2");
    expect(secret.reveal()).toBe("hunter2");
  });
});

const sameBytes = (a: string, b: string): boolean => {
  const decode = (text: string) =>
    text
      .split(".")
      .slice(2)
      .map((part) => Buffer.from(part, "base64url").toString("hex"))
      .join(".");
  return a.slice(0, 12) === b.slice(0, 12) && decode(a) === decode(b);
};
