import { Readable } from "node:stream";
import { describe, expect, it } from "vitest";
import type { Engine } from "../engine";
import { type Bed, elapsed, failureOf, never, specOf } from "./bed";

const network = { name: "n", labels: {}, subnet: "10.212.0.0/26", gateway: "10.212.0.1", ipRange: "10.212.0.0/29" };
const empty = () => Readable.from([Buffer.alloc(1024)]);
const first = async (items: AsyncIterable<unknown>) => {
  for await (const item of items) return item;
};
const build = (engine: Engine, signal: AbortSignal) =>
  engine.build({
    id: "b",
    builder: "classic",
    context: empty(),
    dockerfile: "Dockerfile",
    tag: "b:1",
    args: {},
    labels: {},
    memoryBytes: 64 * 1024 * 1024,
    cpus: 1,
    signal,
    onLine: () => {},
  });

const push = (engine: Engine, signal: AbortSignal) =>
  engine.push("127.0.0.1:1/x:1", { login: null, signal, onLine: () => {} });

/** Every call of the port: a new one is missed by the compiler. */
const calls: {
  readonly [K in Exclude<keyof Engine, "pull" | "push" | "build" | "save">]: (engine: Engine) => Promise<unknown>;
} = {
  info: (engine) => engine.info(),
  readClock: (engine) => engine.readClock(),
  listHostPorts: (engine) => engine.listHostPorts(),
  ensureNetwork: (engine) => engine.ensureNetwork(network),
  inspectNetwork: (engine) => engine.inspectNetwork("n"),
  removeNetwork: (engine) => engine.removeNetwork("n"),
  removeVolume: (engine) => engine.removeVolume("any"),
  readContainers: (engine) => engine.readContainers(),
  readImages: (engine) => engine.readImages(),
  readVolumes: (engine) => engine.readVolumes(),
  readNetworks: (engine) => engine.readNetworks(),
  measureContents: (engine) => engine.measureContents(),
  readRaw: (engine) => engine.readRaw("containers", "c"),
  readMaking: (engine) => engine.readMaking("c"),
  createVolume: (engine) => engine.createVolume({ name: "v", labels: {} }),
  createNetwork: (engine) => engine.createNetwork({ name: "n", subnet: null, internal: false, labels: {} }),
  discard: (engine) => engine.discard("volumes", "v"),
  connectNetwork: (engine) => engine.connectNetwork("n", "c"),
  disconnectNetwork: (engine) => engine.disconnectNetwork("n", "c"),
  listSubnets: (engine) => engine.listSubnets(),
  ensureContainer: (engine) => engine.ensureContainer(specOf()),
  start: (engine) => engine.start("c"),
  stop: (engine) => engine.stop("c"),
  restart: (engine) => engine.restart("c"),
  kill: (engine) => engine.kill("c", "SIGTERM"),
  remove: (engine) => engine.remove("c"),
  setRestartPolicy: (engine) => engine.setRestartPolicy("c", "no"),
  inspect: (engine) => engine.inspect("c"),
  list: (engine) => engine.list({}),
  inspectImage: (engine) => engine.inspectImage("i:1"),
  listImages: (engine) => engine.listImages(),
  diskUsage: (engine) => engine.diskUsage(),
  pruneBuildCache: (engine) => engine.pruneBuildCache(0),
  tag: (engine) => engine.tag("i:1", "i:2"),
  removeImage: (engine) => engine.removeImage("i:1"),
  load: (engine) => engine.load(empty()),
  importImage: (engine) => engine.importImage(empty(), "i:1", []),
  exec: (engine) => engine.exec("c", ["true"], { timeoutMs: 200 }),
  openExec: (engine) => engine.openExec("c", ["true"]),
  openTerminal: (engine) => engine.openTerminal("c", ["sh"], { size: { columns: 80, rows: 24 }, env: {} }),
  inspectTerminal: (engine) => engine.inspectTerminal("e"),
  putArchive: (engine) => engine.putArchive("c", "/", Buffer.alloc(1024)),
  logs: (engine) => first(engine.logs("c", { follow: false, signal: never })),
  events: (engine) => engine.events(never),
};

const openPipes = () => process.getActiveResourcesInfo().filter((kind) => kind === "PipeWrap").length;

export function describeLimits(bed: () => Bed): void {
  describe("an engine that hangs", () => {
    it("ends every call in its time, with a sentence, and none stays open", async () => {
      const { engine: patient, host, withLimit } = bed();
      const engine = withLimit(200);
      // What it keeps open is counted after a call without the short limit: a busy machine takes longer than that to answer.
      await patient.info();
      const before = openPipes();
      await host.hang();
      try {
        const began = Date.now();
        const failures = await Promise.all(
          Object.entries(calls).map(async ([name, call]) => [name, await failureOf(call(engine))] as const),
        );
        for (const [name, failure] of failures)
          expect([name, failure]).toEqual([
            name,
            expect.objectContaining({
              reason: "timeout",
              message: expect.stringMatching(/^The Docker engine did not .+ within [\d.]+ s\. Check the load/),
            }),
          ]);
        expect(Date.now() - began).toBeLessThan(20_000);
        await expect.poll(openPipes).toBeLessThanOrEqual(before);
      } finally {
        await host.resume();
      }
      await expect.poll(async () => (await bed().engine.info()).cpus).toBeGreaterThan(0);
    });

    it("lets go of a build, a pull and a push when they are not wanted any more", async () => {
      const { host, engine } = bed();
      await host.hang();
      try {
        const signal = AbortSignal.timeout(300);
        const pull = engine.pull("127.0.0.1:1/x:1", { login: null, signal, onLine: () => {} });
        const work = Promise.all([pull, push(engine, signal), build(engine, signal)].map(failureOf));
        expect(await elapsed(work)).toBeLessThan(15_000);
        for (const failure of await work) expect(failure).toMatchObject({ reason: "cancelled" });
      } finally {
        await host.resume();
      }
    });
  });

  describe("an engine that is not there", () => {
    it("is said so by every call, at once", async () => {
      const { nowhere } = bed();
      const pull = (engine: Engine) => engine.pull("x:1", { login: null, signal: never, onLine: () => {} });
      for (const [name, call] of Object.entries({
        ...calls,
        pull,
        push: (e: Engine) => push(e, never),
        build: (e: Engine) => build(e, never),
      })) {
        const began = Date.now();
        expect([name, await failureOf(call(nowhere))]).toEqual([
          name,
          expect.objectContaining({
            reason: "unreachable",
            code: "unavailable",
            // what is wrong, and what to look at
            message: expect.stringMatching(/(does not answer \(.+\)|could not be opened there)\. Check that /),
          }),
        ]);
        expect(Date.now() - began).toBeLessThan(15_000);
      }
    });
  });
}
