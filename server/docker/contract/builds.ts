import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import type { BuildOptions, Engine } from "../engine";
import { type Bed, busybox, elapsed, failureOf, freshName, never, runContainer } from "./bed";
import { packFiles } from "./tar";

interface Tried {
  readonly image: Promise<string>;
  readonly lines: string[];
  readonly tag: string;
}

async function build(
  engine: Engine,
  builder: BuildOptions["builder"],
  dockerfile: string | null,
  over: Partial<BuildOptions> = {},
): Promise<Tried> {
  const lines: string[] = [];
  const files = { ...(dockerfile === null ? {} : { Dockerfile: dockerfile }), "page.html": "<h1>hello</h1>\n" };
  const tag = `dm/${freshName("built")}:1`;
  const options = {
    id: freshName("build"),
    builder,
    context: Readable.from([await packFiles(files)]),
    dockerfile: "Dockerfile",
    tag,
    args: {},
    labels: {},
    memoryBytes: 256 * 1024 * 1024,
    cpus: 1,
    signal: never,
    onLine: (line: string) => lines.push(line),
    ...over,
  };
  const image = engine.build(options);
  image.catch(() => {});
  return { image, lines, tag };
}

export function describeBuilds(bed: () => Bed): void {
  let spy: string;
  beforeAll(async () => {
    spy = await runContainer(bed().engine, { hostPid: true });
  });
  /** processes of the whole host with this command line */
  const count = async (args: string) =>
    (await bed().engine.exec(spy, ["ps", "-o", "args"])).stdout.split("\n").filter((line) => line.trim() === args)
      .length;

  /** containers that none of these tests made by name */
  const unknown = async () => {
    const all = await bed().engine.list({});
    return all.filter(({ name }) => /^[a-z]+_[a-z]+$/.test(name)).map(({ name }) => name);
  };

  describe.each(["classic", "buildkit"] as const)("builds by the %s builder", (builder) => {
    it("make an image of files, arguments and labels, and tell of it line by line", async () => {
      const { engine } = bed();
      const dockerfile = `FROM ${busybox}\nARG COLOUR\nCOPY page.html /srv/\nRUN echo "painted $COLOUR" && printf 'a\\000b\\n'\nEXPOSE 8081\nHEALTHCHECK CMD true\nCMD ["sleep", "600"]\n`;
      const { image, lines, tag } = await build(engine, builder, dockerfile, {
        args: { COLOUR: `blue '"$x` },
        labels: { "test.kind": "built" },
      });
      const id = await image;
      expect(await engine.inspectImage(tag)).toMatchObject({ id, ports: [8081], labels: { "test.kind": "built" } });
      expect(lines.some((line) => line.includes(`painted blue '"$x`))).toBe(true);
      expect(lines.every((line) => !/[\n\0]/.test(line))).toBe(true);
      const name = await runContainer(engine, { image: id, command: undefined });
      expect((await engine.exec(name, ["cat", "/srv/page.html"])).stdout).toBe("<h1>hello</h1>\n");
      expect((await engine.inspect(name))?.health).not.toBeNull();
      const plain = await runContainer(engine, { image: id, command: undefined, healthCommand: null });
      expect((await engine.inspect(plain))?.health).toBeNull();
    });

    it("use the layers of before", async () => {
      const { engine } = bed();
      const dockerfile = `FROM ${busybox}\nRUN date +%N >/stamp\n`;
      const stampOf = async () => {
        const { image } = await build(engine, builder, dockerfile);
        return (await engine.exec(await runContainer(engine, { image: await image }), ["cat", "/stamp"])).stdout;
      };
      expect(await stampOf()).toBe(await stampOf());
    });

    it.each([
      ["a step fails", `FROM ${busybox}\nRUN echo ENOENT on a socket >&2 && exit 41\n`, /41/],
      ["its base is missing", "FROM no/such/base:1\n", /no\/such\/base|docker\.io/],
      ["its Dockerfile is missing", null, /Dockerfile/],
      ["its Dockerfile makes no sense", "FORM x\n", /FORM/i],
      ["a file is missing", `FROM ${busybox}\nCOPY nothing.txt /\n`, /nothing\.txt/],
    ])("fail in the builder's words when %s", async (_, dockerfile, words) => {
      const { image, tag } = await build(bed().engine, builder, dockerfile);
      expect(await failureOf(image)).toMatchObject({ reason: "build_failed", message: expect.stringMatching(words) });
      expect(await bed().engine.inspectImage(tag)).toBeNull();
    });

    it("are cancelled at once, alone, and leave nothing behind", async () => {
      const { engine } = bed();
      const seconds = builder === "classic" ? 611 : 612;
      const before = await unknown();
      const leaving = new AbortController();
      const other = await build(engine, builder, `FROM ${busybox}\nRUN sleep 4 && echo still here\n`);
      const first = await build(engine, builder, `FROM ${busybox}\nRUN sleep ${seconds}\n`, { signal: leaving.signal });
      await expect.poll(() => count(`sleep ${seconds}`), { timeout: 60_000 }).toBe(1);
      leaving.abort();
      expect(await elapsed(first.image)).toBeLessThan(15_000);
      expect(await failureOf(first.image)).toMatchObject({ reason: "cancelled", message: "The build was cancelled." });
      await expect.poll(() => count(`sleep ${seconds}`)).toBe(0);
      expect(await engine.inspectImage(first.tag)).toBeNull();
      await other.image;
      expect(other.lines.join("\n")).toContain("still here");
      expect(await unknown()).toEqual(before);
    });

    it("that are cancelled before they begin, or in that moment, never run", async () => {
      const { engine } = bed();
      const seconds = builder === "classic" ? 621 : 622;
      const dockerfile = `FROM ${busybox}\nRUN sleep ${seconds}\n`;
      const before = await build(engine, builder, dockerfile, { signal: AbortSignal.abort() });
      const leaving = new AbortController();
      const during = await build(engine, builder, dockerfile, { signal: leaving.signal });
      leaving.abort();
      for (const { image } of [before, during]) expect(await failureOf(image)).toMatchObject({ reason: "cancelled" });
      await sleep(1_500);
      expect(await count(`sleep ${seconds}`)).toBe(0);
    });

    it("end when the engine does", async () => {
      const { engine, host } = bed();
      const { image } = await build(engine, builder, `FROM ${busybox}\nRUN sleep 30\n`);
      await expect.poll(() => count("sleep 30"), { timeout: 60_000 }).toBe(1);
      await host.restartDockerd();
      expect(await failureOf(image)).toMatchObject({ reason: "unreachable" });
    });
  });

  describe("what builds leave", () => {
    it("of the classic builder are nameless images, each on the one before, that go one by one", async () => {
      const { engine } = bed();
      const stamp = freshName("stamp");
      const { image, lines } = await build(engine, "classic", `FROM ${busybox}\nRUN echo ${stamp}\nRUN exit 3\n`);
      await failureOf(image);
      const id = lines.flatMap((line) => /^ ---> ([0-9a-f]{12})$/.exec(line)?.[1] ?? []).at(-1) ?? "";
      const left = await engine.inspectImage(id);
      expect([left?.tags, left?.parent]).toEqual([[], (await engine.inspectImage(busybox))?.id]);
      expect(Math.abs((left?.createdAt ?? 0) - Date.now())).toBeLessThan(60_000);
      await engine.removeImage(id, { alone: true });
      expect(await engine.inspectImage(id)).toBeNull();
      expect(await engine.inspectImage(busybox)).not.toBeNull();
    });

    it("of BuildKit is a cache that is kept within a size", () => bed().engine.pruneBuildCache(0));
  });

  describe("the classic builder's limits", () => {
    it("hold: memory ends a step that uses more, CPU is what was given", async () => {
      const { engine } = bed();
      const limits = { memoryBytes: 32 * 1024 * 1024, cpus: 0.5 };
      const greedy = `FROM ${busybox}\nRUN dd if=/dev/zero of=/dev/null bs=128M count=1\n`;
      expect(await failureOf((await build(engine, "classic", greedy, limits)).image)).toMatchObject({
        reason: "build_failed",
        message: expect.stringContaining("137"),
      });
      const script = "cat /sys/fs/cgroup/cpu/cpu.cfs_quota_us /sys/fs/cgroup/cpu.max 2>/dev/null || true";
      const look = await build(engine, "classic", `FROM ${busybox}\nRUN ${script}\n`, limits);
      await look.image;
      expect(look.lines.some((line) => /^50000( 100000)?$/.test(line))).toBe(true);
    });
  });
}
