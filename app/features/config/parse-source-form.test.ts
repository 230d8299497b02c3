import { describe, expect, it } from "vitest";
import { parseSourceForm } from "./parse-source-form";

function parse(fields: Readonly<Record<string, string>>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return parseSourceForm(form);
}

const git = { kind: "git", url: " https://git.example/shop.git ", branch: "main", subdirectory: "", dockerfile: "" };

describe("parseSourceForm", () => {
  it("keeps the stored credential when none is entered", () =>
    expect(parse(git)).toEqual({ source: { ...git, url: "https://git.example/shop.git" }, removeCredential: false }));
  it("tells a token from a key", () => {
    expect(parse({ ...git, secret: "glpat-1", username: "ci" }).credential).toEqual({
      kind: "token",
      username: "ci",
      token: "glpat-1",
    });
    expect(parse({ ...git, secret: "-----BEGIN KEY-----\r\nabc\r\n-----END KEY-----" }).credential).toEqual({
      kind: "ssh-key",
      privateKey: "-----BEGIN KEY-----\nabc\n-----END KEY-----\n",
    });
  });
  it("reads an image with its registry's login", () =>
    expect(parse({ kind: "image", image: "nginx:1.29", secret: "x", username: "me" })).toEqual({
      source: { kind: "image", reference: "nginx:1.29" },
      credential: { kind: "registry", username: "me", password: "x" },
      removeCredential: false,
    }));
  it("removes the stored one when asked to", () =>
    expect(parse({ ...git, removeCredential: "on" }).removeCredential).toBe(true));
  it("refuses a user name without its secret", () =>
    expect(() => parse({ ...git, username: "ci" })).toThrow("Enter the token"));
});
