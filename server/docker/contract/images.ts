import { Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import { startTestRegistry, type TestRegistry } from "../../../docker/testing/registry";
import type { Engine, PullOptions, TransferProgress } from "../engine";
import { type Bed, busybox, elapsed, failureOf, freshName, never, nodeImage, runContainer } from "./bed";

/** Leaves the host without the image, but for the layers that others share. */
async function forget(engine: Engine, ...references: readonly string[]): Promise<void> {
  for (const reference of references) await engine.removeImage(reference);
}

/** @returns the address of what takes connections and never answers */
async function listenSilently(engine: Engine, port: number): Promise<string> {
  const command = ["nc", "-ll", "-p", `${port}`, "-e", "sleep", "60"];
  const name = await runContainer(engine, { command, network: "host" });
  const listens = ["grep", "-q", `:${port.toString(16).toUpperCase()} `, "/proc/net/tcp", "/proc/net/tcp6"];
  await expect.poll(async () => (await engine.exec(name, listens)).code).toBe(0);
  return `127.0.0.1:${port}`;
}

export function describeImages(bed: () => Bed): void {
  describe("images", () => {
    it("are told of, or missing", async () => {
      const { engine } = bed();
      expect(await engine.inspectImage("no/such:1")).toBeNull();
      const image = await engine.inspectImage(nodeImage);
      expect(image).toMatchObject({
        id: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        tags: [nodeImage],
        ports: [8080],
        platform: expect.stringMatching(/^linux\/(amd64|arm64)/),
      });
      expect(image?.bytes).toBeGreaterThan(1_000_000);
      expect(await engine.inspectImage(image?.id ?? "")).toEqual(image);
    });

    it("are listed with their names", async () => {
      const { engine } = bed();
      const names = [1, 2].map((one) => `dm/${freshName("listed")}:${one}`);
      for (const name of names) await engine.tag(busybox, name);
      const { id } = (await engine.inspectImage(busybox)) ?? {};
      const listed = await engine.listImages();
      expect(listed.find((image) => image.id === id)?.tags).toEqual(expect.arrayContaining([busybox, ...names]));
      expect(listed.every(({ tags }) => tags.length > 0 && !tags.includes("<none>:<none>"))).toBe(true);
    });

    it("are measured: what each has alone, and whether a container is of it", async () => {
      const { engine } = bed();
      const { id } = (await engine.inspectImage(busybox)) ?? {};
      const container = await runContainer(engine, { image: busybox });
      const usage = await engine.diskUsage();
      expect(usage.images.find((image) => image.id === id)).toMatchObject({ used: true });
      expect(usage.layersBytes).toBeGreaterThan(1_000_000);
      expect(usage.images.every(({ ownBytes }) => ownBytes >= 0 && ownBytes <= usage.layersBytes)).toBe(true);
      await engine.remove(container);
    });

    it("get names and lose them, and stay while a container is of them", async () => {
      const { engine } = bed();
      const name = `dm/${freshName("named")}:1`;
      await engine.tag(busybox, name);
      const { id } = (await engine.inspectImage(name)) ?? { id: "" };
      expect((await engine.inspectImage(busybox))?.id).toBe(id);
      const container = await runContainer(engine, { image: name });
      await forget(engine, name, name, "no/such:1");
      expect(await engine.inspectImage(name)).toBeNull();
      expect((await engine.inspect(container))?.status).toBe("running");
      await forget(engine, id);
      expect((await engine.inspectImage(busybox))?.id).toBe(id);
      expect(await failureOf(engine.tag("no/such:1", name))).toMatchObject({ reason: "gone" });
    });
  });

  describe("images on their way to another engine", () => {
    it("go in a stream with their name, and are the same there", async () => {
      const { engine } = bed();
      const name = `dm/${freshName("sent")}:1`;
      await engine.tag(busybox, name);
      const { id } = (await engine.inspectImage(name)) ?? {};
      const archive = await engine.save(name, never);
      await forget(engine, name);
      await engine.load(archive, never);
      expect((await engine.inspectImage(name))?.id).toBe(id);
      await forget(engine, name);
    });

    it("leave nothing where the way ends halfway, and say why", async () => {
      const { engine } = bed();
      const name = `dm/${freshName("half")}:1`;
      await engine.tag(nodeImage, name);
      const leaving = new AbortController();
      const archive = await engine.save(name, leaving.signal);
      await forget(engine, name);
      archive.once("data", () => leaving.abort());
      expect(await failureOf(engine.load(archive, leaving.signal))).toMatchObject({ reason: "cancelled" });
      expect(await engine.inspectImage(name)).toBeNull();
      expect(await failureOf(engine.save("no/such:1", never))).toMatchObject({
        reason: expect.stringMatching(/gone|refused/),
      });
      expect(await failureOf(engine.save(name, AbortSignal.abort()))).toMatchObject({ reason: "cancelled" });
      expect(await failureOf(engine.load(Readable.from(["no tar"]), never))).toMatchObject({ reason: "refused" });
    });
  });

  describe("images of a registry", () => {
    let registry: TestRegistry;
    beforeAll(async () => {
      registry = await startTestRegistry(bed().engine);
    });
    const login = () => ({ registry: registry.name, username: registry.username, password: registry.password });

    it("are fetched with their login, by tag and by digest", async () => {
      const { engine } = bed();
      const reference = await registry.push(busybox, "shop:1");
      const pushed = await engine.inspectImage(reference);
      const digest = pushed?.digests.find((one) => one.startsWith(registry.name)) ?? "";
      expect(digest).toMatch(/^127\.0\.0\.1:5000\/shop@sha256:[0-9a-f]{64}$/);
      await forget(engine, reference, digest);
      const lines: string[] = [];
      await engine.pull(reference, { login: login(), signal: never, onLine: (line) => lines.push(line) });
      expect((await engine.inspectImage(reference))?.id).toBe(pushed?.id);
      expect(lines.join("\n")).toContain("Pulling from shop");
      await forget(engine, reference);
      await engine.pull(digest, { login: login(), signal: never, onLine: () => {} });
      expect((await engine.inspectImage(digest))?.id).toBe(pushed?.id);
    });

    it("are refused with a sentence: no login, a wrong one, no such image", async () => {
      const { engine } = bed();
      const reference = await registry.push(busybox, "secret:1");
      const pull = (what: string, as: ReturnType<typeof login> | null) =>
        failureOf(engine.pull(what, { login: as, signal: never, onLine: () => {} }));
      expect(await pull(reference, null)).toMatchObject({
        reason: "denied",
        message: expect.stringContaining("or gives it only with a login"),
      });
      const wrong = (await pull(reference, { ...login(), password: "hunter2" })) as Error;
      expect(wrong).toMatchObject({ reason: "denied", message: expect.stringContaining("with this login") });
      expect(wrong.message).not.toContain("hunter2");
      expect(await pull(`${registry.name}/secret:2`, login())).toMatchObject({
        reason: "image_missing",
        message: `There is no image ${registry.name}/secret:2. Check its name and tag.`,
      });
    });

    it("are not waited for where the registry cannot be reached, or nobody wants them any more", async () => {
      const { engine } = bed();
      const pull = (what: string, signal: AbortSignal) => engine.pull(what, { login: null, signal, onLine: () => {} });
      for (const what of ["busybox:9", "127.0.0.1:5001/x:1", "registry.example/x:1"]) {
        const began = Date.now();
        expect(await failureOf(pull(what, never))).toMatchObject({
          reason: "unreachable",
          message: expect.stringMatching(/cannot be reached from the node \(.+\)\. Try again later\.$/),
        });
        expect(Date.now() - began).toBeLessThan(20_000);
      }
      const silent = await listenSilently(engine, 5002);
      const leaving = new AbortController();
      const pulling = failureOf(pull(`${silent}/x:1`, leaving.signal));
      setTimeout(() => leaving.abort(), 300);
      expect(await elapsed(pulling)).toBeLessThan(15_000);
      expect(await pulling).toMatchObject({ reason: "cancelled", message: "Fetching the image was cancelled." });
      expect(await failureOf(pull("x:1", AbortSignal.abort()))).toMatchObject({ reason: "cancelled" });
    });

    const push = (engine: Engine, what: string, over: Partial<PullOptions> = {}) =>
      engine.push(what, { login: login(), signal: never, onLine: () => {}, ...over });

    it("are given to it with their progress, and the registry says under which digest it has them", async () => {
      const { engine } = bed();
      const reference = `${registry.name}/given:1`;
      await engine.tag(nodeImage, reference);
      const told: TransferProgress[] = [];
      const digest = await push(engine, reference, { onProgress: (progress) => told.push(progress) });
      const { id, digests } = (await engine.inspectImage(reference)) ?? {};
      expect(digests).toContain(`${registry.name}/given@${digest}`);
      const last = told.at(-1);
      expect(last?.layers).toBeGreaterThan(0);
      expect(last?.layersDone).toBe(last?.layers);
      expect(await push(engine, reference)).toBe(digest);
      await forget(engine, reference);
      expect((await engine.inspectImage(nodeImage))?.digests).not.toContain(`${registry.name}/given@${digest}`);
      await engine.pull(`${registry.name}/given@${digest}`, { login: login(), signal: never, onLine: () => {} });
      expect((await engine.inspectImage(nodeImage))?.id).toBe(id);
      await forget(engine, `${registry.name}/given@${digest}`);
    });

    it("are not taken without the right login, nor where nobody listens, and a push ends when nobody wants it", async () => {
      const { engine } = bed();
      const named = async (registryName: string) => {
        const reference = `${registryName}/refused:1`;
        await engine.tag(busybox, reference);
        return reference;
      };
      const reference = await named(registry.name);
      const wrong = (await failureOf(push(engine, reference, { login: { ...login(), password: "hunter2" } }))) as Error;
      expect(wrong).toMatchObject({ reason: "denied", message: expect.stringContaining("with this login") });
      expect(wrong.message).not.toContain("hunter2");
      expect(await failureOf(push(engine, reference, { login: null }))).toMatchObject({ reason: "denied" });
      expect(await failureOf(push(engine, await named("127.0.0.1:5001")))).toMatchObject({
        reason: "unreachable",
        message: expect.stringMatching(/^127\.0\.0\.1:5001 cannot be reached from the node \(.+\)\.$/),
      });
      expect(await failureOf(push(engine, `${registry.name}/never-made:1`))).toMatchObject({ reason: "image_missing" });
      const silent = await listenSilently(engine, 5003);
      const leaving = new AbortController();
      const pushing = failureOf(push(engine, await named(silent), { signal: leaving.signal }));
      setTimeout(() => leaving.abort(), 300);
      expect(await elapsed(pushing)).toBeLessThan(15_000);
      expect(await pushing).toMatchObject({ reason: "cancelled", message: "Pushing the image was cancelled." });
      await forget(engine, reference, "127.0.0.1:5001/refused:1", `${silent}/refused:1`);
    });
  });
}
