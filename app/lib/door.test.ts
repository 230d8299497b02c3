import { describe, expect, it } from "vitest";
import { safeNext, valuesOf } from "./door";

describe("safeNext", () => {
  it.each([
    ["/brinewood?env=prod", "/brinewood?env=prod"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["https://evil.example", "/"],
    ["javascript:alert(1)", "/"],
    [null, "/"],
  ])("%j leads to %s", (next, path) => expect(safeNext(next)).toBe(path));
});

describe("what a refused form gets back", () => {
  it("is what was filled in, never a secret", () => {
    const form = new FormData();
    for (const name of ["name", "url", "password", "privateKey", "secret", "token", "value"]) form.set(name, name);
    form.set("file", new File(["x"], "x"));
    expect(valuesOf(form)).toEqual({ name: "name", url: "url" });
  });
});
