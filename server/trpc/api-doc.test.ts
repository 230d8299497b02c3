import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { appRouter } from "./router";

interface Described {
  readonly _def: { readonly type: keyof typeof kinds; readonly meta: { readonly permission: string } };
}

const kinds = { query: "reads", mutation: "changes", subscription: "streams" } as const;

it("docs/api.md tells every procedure, what it does and which right it asks for", () => {
  const procedures: Readonly<Record<string, object>> = appRouter._def.procedures;
  const rows = Object.entries(procedures).map(([name, procedure]) => {
    const { type, meta } = (procedure as Described)._def;
    return `| \`${name}\` | ${kinds[type]} | ${meta.permission} |`;
  });
  const told = readFileSync("docs/api.md", "utf8")
    .split("\n")
    .filter((line) => /^\| `\w+\.\w+` \| (reads|changes|streams) \|/.test(line));
  expect(told).toEqual(rows);
});
