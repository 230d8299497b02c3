import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../db/new-id";
import { defaultConfig } from "../domain/application/config";
import { createTestTree, type TestAddress, type TestTree } from "./testing/tree";
import { useCases } from "./use-cases";

let tree: TestTree;
let at: TestAddress;
const secrets = { variable: "s3cret-of-a-variable", token: "tok-of-a-repository-1", password: "pass-of-a-registry" };
const git = (url: string) => ({ kind: "git" as const, url, branch: "main" });

beforeAll(async () => {
  tree = await createTestTree();
  at = await tree.createApplication("Sealed");
  const { api } = tree;
  await api.variables.setVariable({ ...at, key: "TOKEN", value: secrets.variable, secret: true });
  await api.variables.importVariables({ ...at, text: `IMPORTED=${secrets.variable}`, secret: true });
  await api.applications.updateSource({
    ...at,
    source: git("https://git.example/shop.git"),
    credential: { kind: "token", username: "ines", token: secrets.token },
  });
});
afterAll(() => tree.close());

const stored = async ({ application }: TestAddress) =>
  (await tree.deps.db.application.findFirstOrThrow({ where: { slug: application } })).credential;

/** A release and a deployment of it, as a build notes them. */
async function noteRelease(): Promise<void> {
  const { db, vault } = tree.deps;
  const row = await db.appEnvironment.findFirstOrThrow({
    where: { application: { slug: at.application }, environment: { slug: at.environment } },
  });
  const id = newId("release");
  const sealedVariables = vault.seal(JSON.stringify({ TOKEN: secrets.variable }), `release:${id}`);
  const spec = { ...defaultConfig, port: 80 };
  const rest = { number: 1, imageId: "sha256:1", imageRef: "x", spec, variablesVersion: 1, sealedVariables };
  await db.release.create({ data: { id, appEnvironmentId: row.id, ...rest } });
  await tree.api.deployments.deployApplication(at);
  await db.appEnvironment.update({ where: { id: row.id }, data: { currentReleaseId: id } });
}

describe("what was entered as a secret", () => {
  it("is given out by nothing that reads, neither open nor sealed", async () => {
    await noteRelease();
    const input = { ...at, number: 1 };
    const read: string[] = [];
    for (const [noun, verbs] of Object.entries(useCases))
      for (const [verb, useCase] of Object.entries(verbs)) {
        if (!/^(?:read|list)/.test(verb) || !("locate" in useCase)) continue;
        const parsed = useCase.input.safeParse(input);
        if (!parsed.success) continue;
        const door = (tree.api as unknown as Record<string, Record<string, (of: object) => Promise<unknown>>>)[noun]?.[
          verb
        ];
        const answer = await door?.(input);
        // The draft of a form is made to go along with it, sealed for that form alone (decision 87).
        const shown = inspect(verb === "readNewNode" ? { ...(answer as object), draft: "" } : answer, {
          depth: null,
          maxArrayLength: null,
          maxStringLength: null,
        });
        for (const secret of Object.values(secrets)) expect(`${verb} ${shown}`).not.toContain(secret);
        expect(`${verb} ${shown}`).not.toContain(`v1.${tree.deps.vault.keyId}.`);
        read.push(verb);
      }
    expect(read).toEqual(
      expect.arrayContaining([
        "readApplication",
        "readSettings",
        "listVariables",
        "readDeployment",
        "listReleases",
        "listActivity",
      ]),
    );
    expect((await tree.api.variables.listVariables(at)).variables.length).toBeGreaterThan(0);
  });

  it("is nowhere in rows that are not sealed: events, activity, jobs", async () => {
    const { db } = tree.deps;
    const rows = [
      await db.event.findMany(),
      await db.activity.findMany(),
      await db.$queryRaw`select payload::text from graphile_worker._private_jobs`,
    ];
    const shown = inspect(rows, { depth: null, maxArrayLength: null, maxStringLength: null });
    for (const secret of Object.values(secrets)) expect(shown).not.toContain(secret);
  });

  it("stays when only its use changes, and is not handed to a build", async () => {
    const { api } = tree;
    await api.variables.setVariable({ ...at, key: "TOKEN", value: null, secret: true, run: false });
    const { sealed } = await tree.deps.db.variable.findFirstOrThrow({ where: { key: "TOKEN" } });
    expect(sealed).toMatch(/^v1\./);
    await expect(
      api.variables.setVariable({ ...at, key: "TOKEN", value: null, secret: true, build: true }),
    ).rejects.toMatchObject({ fields: { build: expect.stringContaining("image's history") } });
    await expect(api.variables.setVariable({ ...at, key: "TOKEN", value: null, secret: false })).rejects.toThrow();
  });
});

describe("a credential", () => {
  it("stays while its source is read from the same place, and goes when it would be shown to another", async () => {
    const update = (url: string) => tree.api.applications.updateSource({ ...at, source: git(url) });
    const before = await stored(at);
    await update("https://git.example/other.git");
    expect(await stored(at)).toBe(before);
    await update("http://git.example/other.git");
    expect(await stored(at)).toBeNull();
  });

  it("of a registry stays for another tag", async () => {
    const image = await tree.createApplication("Tagged");
    const update = (reference: string, password?: string) =>
      tree.api.applications.updateSource({
        ...image,
        source: { kind: "image", reference },
        ...(password === undefined ? {} : { credential: { kind: "registry", username: "ines", password } }),
      });
    await update("shop:1", secrets.password);
    const before = await stored(image);
    await update("shop:2");
    expect(await stored(image)).toBe(before);
    await update("localhost/shop:2");
    expect(await stored(image)).toBeNull();
  });
});
