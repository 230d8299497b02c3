import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { permissions } from "../domain/access/permissions";
import { appRouter } from "../trpc/router";
import { useCases } from "./use-cases";

const all = Object.entries(useCases).flatMap(([noun, verbs]) =>
  Object.entries(verbs).map(([verb, useCase]) => ({ name: `${noun}.${verb}`, useCase })),
);

/** Whoever adds to these lists says that no right is needed there. */
const open = ["accounts.createFirstAdministrator", "accounts.signIn"];
const signedIn = ["organizations.createOrganization", "organizations.listOrganizations"];

describe("every use-case", () => {
  it.each(all)("$name names a permission", ({ name, useCase }) => {
    const expected = open.includes(name) ? ["public"] : signedIn.includes(name) ? ["signed-in"] : [...permissions];
    expect(expected).toContain(useCase.permission);
    if (!open.includes(name) && !signedIn.includes(name)) expect(useCase).toHaveProperty("locate");
  });
  it("that reads changes nothing by its name", () => {
    for (const { name, useCase } of all)
      expect(`${name} ${useCase.changes}`).toMatch(/\.(list|read)\w+ false$|\.(?!list|read)\w+ true$/);
  });
});

const publicFiles = ["login.tsx", "logout.tsx", "setup.tsx", "theme.tsx"];

describe("every page", () => {
  const files = readdirSync("app/routes").filter((file) => file.endsWith(".tsx"));
  const source = (file: string) => readFileSync(path.join("app/routes", file), "utf8");

  it.each(files)("%s has only loaders and actions that go through a door", (file) => {
    const exported = source(file).match(/export (?:async )?(?:const|function) (?:loader|action)\b[^\n]*/g) ?? [];
    for (const line of exported)
      expect(line).toMatch(publicFiles.includes(file) ? /= public(?:Page|Submit)\(/ : /= (?:page|submit)\(/);
  });
});

describe("every procedure", () => {
  const procedures = Object.keys(appRouter._def.procedures);
  it("stands for one use-case", () => {
    expect(procedures.length).toBe(all.filter(({ name }) => !open.includes(name)).length);
  });
});
