import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const { icons } = createRequire(import.meta.url)("@iconify-json/lucide/icons.json") as {
  icons: Record<string, unknown>;
};
const source = readFileSync(new URL("./icon.tsx", import.meta.url), "utf8");
const named = [...source.matchAll(/"icon icon-([a-z0-9-]+)/g)].map(([, name = ""]) => name);

describe("the icons that pages name", () => {
  it("are many", () => expect(named.length).toBeGreaterThan(40));
  it("are all in the set: a class without a drawing would be a square of colour", () =>
    expect(named.filter((name) => !(name in icons))).toEqual([]));
});
