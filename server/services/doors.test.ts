import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import type { Ctx } from "../context";
import { permissions } from "../domain/access/permissions";
import { appRouter } from "../trpc/router";
import { performStream, type Stream } from "./stream";
import type { Located } from "./use-case";
import { performSession, type Session } from "./session";
import { sessions, useCases } from "./use-cases";

const all = Object.entries(useCases).flatMap(([noun, verbs]) =>
  Object.entries(verbs).map(([verb, useCase]) => ({ name: `${noun}.${verb}`, useCase })),
);

/** Whoever adds to these lists says that no right is needed there. */
const open = ["accounts.createFirstAdministrator", "accounts.signIn"];
const signedIn = [
  ...["accounts.changePassword", "accounts.endSessions", "accounts.readAccount", "accounts.renameAccount"],
  ...["organizations.createOrganization", "organizations.listOrganizations"],
];

describe("every use-case", () => {
  it.each(all)("$name names a permission", ({ name, useCase }) => {
    const expected = open.includes(name) ? ["public"] : signedIn.includes(name) ? ["signed-in"] : [...permissions];
    expect(expected).toContain(useCase.permission);
    if (!open.includes(name) && !signedIn.includes(name)) expect(useCase).toHaveProperty("locate");
  });
  it("that reads changes nothing by its name", () => {
    for (const { name, useCase } of all)
      expect(`${name} ${useCase.changes}`).toMatch(
        /\.(list|read|watch|follow)\w+ false$|\.(?!list|read|watch|follow)\w+ true$/,
      );
  });
  it("that one follows says so by its name", () => {
    for (const { name, useCase } of all) expect(/\.(watch|follow)/.test(name)).toBe("streams" in useCase);
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
  it("is of the kind of its use-case: a query, a mutation or a subscription", () => {
    const kinds = Object.values(appRouter._def.procedures).map((procedure) => kindOf(procedure));
    const expected = all
      .filter(({ name }) => !open.includes(name))
      .map(({ useCase }) => ("streams" in useCase ? "subscription" : useCase.changes ? "mutation" : "query"));
    expect(kinds.sort()).toEqual(expected.sort());
  });
});

const kindOf = (procedure: unknown): string => (procedure as { _def: { type: string } })._def.type;

describe("every stream", () => {
  it.each(all.filter(({ useCase }) => "streams" in useCase))(
    "$name refuses whoever is not signed in",
    async (found) => {
      const stream = found.useCase as unknown as Stream<z.ZodType, Located, unknown>;
      const ctx = { actor: null, requestId: "test" } as Ctx;
      const items = performStream(stream, ctx, {}, new AbortController().signal);
      await expect(items.next()).rejects.toThrow("Sign in to go on");
    },
  );
});

describe("every session", () => {
  it.each(Object.entries(sessions))(
    "%s names a permission, finds its subject, and refuses whoever is not signed in",
    async (_, found) => {
      expect(permissions).toContain(found.permission);
      expect(found).toHaveProperty("locate");
      const ctx = { actor: null, requestId: "test" } as Ctx;
      const useCase = found as unknown as Session<z.ZodType, Located, unknown>;
      await expect(performSession(useCase, ctx, {}, new AbortController().signal)).rejects.toThrow("Sign in to go on");
    },
  );
});

/** The rights under which use-cases ask for a job. What is asked for by the system itself is about rows that a use-case wrote. */
const jobRights: Readonly<Record<string, readonly string[]>> = {
  reconcile: ["application.deploy", "application.rollback"],
  build: [],
  takeDown: ["application.delete", "project.delete"],
  removeProject: ["project.delete"],
  publishEdge: ["application.update"],
  // Asked for by the driver of an application alone.
  copyImage: [],
};

describe("every job", () => {
  const files = (readdirSync("server/services", { recursive: true }) as string[]).filter((file) =>
    file.endsWith(".ts"),
  );
  const asking = files.flatMap((file) => {
    const text = readFileSync(path.join("server/services", file), "utf8");
    const permission = /\bpermission: "([\w.]+)"/.exec(text)?.[1];
    const names = [...text.matchAll(/\baddJob\(\w+, "(\w+)"/g)].map(([, name]) => String(name));
    if (/\bwakeReconcile\(/.test(text)) names.push("reconcile");
    return permission === undefined ? [] : names.map((name) => ({ file, permission, name }));
  });

  it("has a file of its own, and a right under which it may be asked for", () => {
    const tasks = readdirSync("workers/tasks").filter((file) => file !== "tasks.ts");
    const names = tasks.map((file) => file.slice(0, -3).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()));
    expect(names.sort()).toEqual(Object.keys(jobRights).sort());
  });
  it("is asked for under such a right", () => {
    expect(asking.length).toBeGreaterThan(2);
    for (const { file, permission, name } of asking)
      expect([file, jobRights[name]]).toEqual([file, expect.arrayContaining([permission])]);
  });
  it("carries ids and nothing else", () => {
    const jobs = /interface Jobs \{([\s\S]*?)\n\}/.exec(readFileSync("server/jobs/add-job.ts", "utf8"))?.[1] ?? "";
    const payloads = [...jobs.matchAll(/\{ ([^}]+?);? \}/g)].map(([, fields]) => String(fields).split("; "));
    expect(payloads).toHaveLength(Object.keys(jobRights).length);
    for (const field of payloads.flat()) expect(field).toMatch(/^\w+Id: string$/);
  });
});
