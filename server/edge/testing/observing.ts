import { describe, expect, it } from "vitest";
import type { ProbeTarget } from "../edge";
import { createSampler } from "../traefik/sample";
import { probeOf } from "./publishing";
import { routesOf, type Stage, type TestReplica } from "./stage";

const script = (code: string) => ({ command: ["node", "-e", code] });

/** What the edge tells us of replicas. */
export function describeObserving(stage: () => Stage): void {
  const keyOf = ({ address, port }: TestReplica) => `${address}:${port}`;
  const openTo = async (replica: TestReplica) => (await stage().edge.connections()).get(keyOf(replica)) ?? 0;
  /** programs of ours that still run where the edge stands */
  const countTunnels = async (): Promise<number> => {
    const { engine, layout } = stage();
    const { stdout } = await engine.exec(layout.station, ["ps", "-o", "args"]);
    return stdout.split("\n").filter((line) => /(^|\s)nc \d/.test(line) && !line.includes("127.0.0.1")).length;
  };

  describe("draining", () => {
    it("is seen: requests in flight are counted after the route is gone, and end well", async () => {
      const { publish, replica, edge, ask } = stage();
      const [old, next] = [await replica(), await replica()];
      await expect.poll(() => edge.probe(probeOf(old)), { timeout: 60_000 }).toMatchObject({ status: 200 });
      await publish(routesOf("shop", [old]));
      const slow = [1, 2, 3].map(() => ask("shop.test", "/?ms=4000"));
      await expect.poll(() => openTo(old)).toBe(3);
      await publish(routesOf("shop", [next]));
      expect(await openTo(old)).toBe(3);
      for (const answer of await Promise.all(slow)) expect(answer.status).toBe(200);
      await expect.poll(() => openTo(old)).toBe(0);
    });

    it("is not held up by connections that nobody uses", async () => {
      const { publish, replica, ask } = stage();
      const shop = await replica();
      await publish(routesOf("shop", [shop]));
      await expect.poll(async () => (await ask("shop.test")).status, { timeout: 60_000 }).toBe(200);
      await Promise.all(Array.from({ length: 8 }, () => ask("shop.test")));
      await expect.poll(() => openTo(shop)).toBe(0);
    });

    it("is seen where there is much of it", async () => {
      const { publish, replica, ask, edge } = stage();
      const shop = await replica(script("require('http').createServer(() => {}).listen(8080)"));
      await publish(routesOf("shop", [shop]));
      await expect.poll(() => edge.probe({ ...probeOf(shop), kind: "tcp" })).toMatchObject({ reached: true });
      const held = Array.from({ length: 300 }, () => ask("shop.test").catch(() => {}));
      await expect.poll(() => openTo(shop), { timeout: 60_000 }).toBeGreaterThan(280);
      await stage().engine.remove(shop.name);
      await Promise.all(held);
    });
  });

  describe("a probe", () => {
    const probe = (target: ProbeTarget) => stage().edge.probe(target);

    it("tells what a replica answers, whatever it is", async () => {
      const { replica } = stage();
      const [well, sick] = [await replica(), await replica({ env: { NEVER_HEALTHY: "1" } })];
      await expect
        .poll(() => probe(probeOf(well)), { timeout: 60_000 })
        .toEqual({ reached: true, status: 200, detail: "answered 200" });
      await expect
        .poll(() => probe(probeOf(sick)), { timeout: 60_000 })
        .toEqual({ reached: true, status: 503, detail: "answered 503" });
      const { address, port } = well;
      expect(await probe({ kind: "tcp", address, port, timeoutMs: 2_000 })).toEqual({
        reached: true,
        status: null,
        detail: "accepts connections",
      });
    });

    it.each(["http", "tcp"] as const)("by %s says that nobody listens, or nobody is there", async (kind) => {
      const { replica } = stage();
      const { address } = await replica(script("setInterval(() => {}, 1000)"));
      const target = { kind, address, port: 9, path: "/", host: "localhost", timeoutMs: 2_000 } as ProbeTarget;
      expect(await probe(target)).toEqual({ reached: false, status: null, detail: "connection refused" });
      const dead = address.replace(/\d+$/, "60");
      const began = Date.now();
      const answer = await probe({ ...target, address: dead });
      expect(answer).toMatchObject({ reached: false, status: null });
      expect(answer.detail).toMatch(/^(no route to it|no answer.*|.*timed out.*)$/);
      expect(Date.now() - began).toBeLessThan(15_000);
    });

    it("waits for a silent replica no longer than it may, and leaves no program behind", async () => {
      const { replica } = stage();
      const silent = await replica(
        script("require('net').createServer({ allowHalfOpen: true }, () => {}).listen(8080)"),
      );
      await expect
        .poll(() => probe({ ...probeOf(silent), kind: "tcp" }), { timeout: 60_000 })
        .toMatchObject({ reached: true });
      const target = { ...probeOf(silent), timeoutMs: 1_000 };
      expect(await Promise.all([1, 2, 3].map(() => probe(target)))).toEqual(
        [1, 2, 3].map(() => ({ reached: false, status: null, detail: "no answer within 1 s" })),
      );
      await probe({ ...target, address: silent.address.replace(/\d+$/, "60") });
      await expect.poll(countTunnels).toBe(0);
    });

    it("does not read more than it needs, nor fail at what is no HTTP", async () => {
      const { replica } = stage();
      const endless =
        "require('http').createServer((q, a) => { a.writeHead(200); const go = () => { while (a.write('x'.repeat(65536))); a.once('drain', go) }; go() }).listen(8080)";
      const big = await replica(script(endless));
      await expect.poll(() => probe(probeOf(big)), { timeout: 60_000 }).toMatchObject({ status: 200 });
      const odd = await replica(script("require('net').createServer((s) => s.end('SSH-2.0-x\\r\\n')).listen(8080)"));
      await expect
        .poll(async () => (await probe(probeOf(odd))).detail, { timeout: 60_000 })
        .toMatch(/Parse Error|Expected HTTP/i);
      await expect.poll(countTunnels).toBe(0);
    });
  });

  describe("the edge's own check", () => {
    it("names the replica that fails it, and takes it out", async () => {
      const { publish, replica, edge, ask } = stage();
      const [well, sick] = [
        await replica({ env: { VERSION: "well" } }),
        await replica({ env: { VERSION: "sick", NEVER_HEALTHY: "1" } }),
      ];
      const app = routesOf("shop", [well, sick]);
      const check = { path: "/health", port: null, intervalMs: 500, timeoutMs: 1_000 };
      await publish({ ...app, groups: app.groups.map((group) => ({ ...group, check })) });
      await expect.poll(() => edge.listDown(), { timeout: 60_000 }).toEqual(new Set([keyOf(sick)]));
      for (let i = 0; i < 10; i++) expect((await ask("shop.test")).body).toBe("version well\n");
    });
  });

  describe("a free subnet", () => {
    it("overlaps no network, no route of the node, and nothing that is held", async () => {
      const { edge, engine, mode } = stage();
      const first = await edge.freeSubnet([]);
      if (first === null) throw new Error("There is none.");
      expect(await engine.listSubnets()).not.toContain(first.cidr);
      const second = await edge.freeSubnet([first.cidr]);
      expect(second?.cidr).not.toBe(first.cidr);
      await stage().addRoute("10.210.0.0/22");
      expect((await edge.freeSubnet([]))?.cidr).toBe(mode === "host" ? "10.210.4.0/26" : first.cidr);
    });
  });

  describe("counters", () => {
    const sampleOf = async (names: readonly string[]) => {
      const states = await Promise.all(names.map((name) => stage().engine.inspect(name)));
      const found = states.map((state) => ({ id: state?.id ?? "", pid: state?.pid ?? 0 }));
      const { node, containers } = await stage().edge.sample(found);
      return { node, of: found.map(({ id }) => containers.get(id)) };
    };

    it("are those of each container, whatever else runs, and of the node", async () => {
      const { replica, mode } = stage();
      const busy = await replica(script("for (;;) {}"));
      const full = await replica(script("globalThis.b = Buffer.alloc(150e6, 1); setInterval(() => {}, 1e6)"));
      await expect
        .poll(async () => (await sampleOf([full.name])).of[0]?.memory, { timeout: 60_000 })
        .toBeGreaterThan(150_000_000);
      await expect.poll(async () => (await sampleOf([busy.name])).of[0]?.cpu, { timeout: 60_000 }).toBeGreaterThan(0.3);
      const { node, of } = await sampleOf([busy.name, full.name]);
      expect(of[0]?.cpu).toBeGreaterThan(of[1]?.cpu ?? Number.POSITIVE_INFINITY);
      expect(of[0]?.memory).toBeLessThan(150_000_000);
      expect(of[0]?.received).toEqual(mode === "host" ? expect.any(Number) : null);
      expect(node.memory).toBeGreaterThan(150_000_000);
      expect(node.memoryLimit).toBeGreaterThan(node.memory ?? Number.POSITIVE_INFINITY);
      expect(node.cpu).toBeGreaterThan(0);
      expect(node.written).toBeGreaterThan(0);
      expect(node.load).toEqual(expect.any(Number));
    });

    it("know a limit, begin anew after a restart, and leave out what is gone", async () => {
      const { replica, engine } = stage();
      const limited = await replica({ memoryBytes: 200 * 1024 * 1024 });
      const before = (await sampleOf([limited.name])).of[0];
      expect(before?.memoryLimit).toBe(200 * 1024 * 1024);
      const { id = "", pid = 0 } = (await engine.inspect(limited.name)) ?? {};
      await engine.kill(limited.name, "SIGKILL");
      await expect.poll(async () => (await engine.inspect(limited.name))?.status).toBe("exited");
      expect((await stage().edge.sample([{ id, pid: pid ?? 0 }])).containers.size).toBe(0);
      await engine.start(limited.name);
      const after = (await sampleOf([limited.name])).of[0];
      expect(after?.memoryLimit).toBe(200 * 1024 * 1024);
      expect((await stage().edge.sample([])).containers.size).toBe(0);
    });

    it("of one that wants more than its limit come near to it, and not beyond", async () => {
      const { name } = await stage().replica({ ...script("for (;;) {}"), cpus: 0.25 });
      const look = async () => ({ moment: performance.now(), cpu: (await sampleOf([name])).of[0]?.cpu ?? 0 });
      const first = await look();
      await expect.poll(async () => (await look()).cpu - first.cpu, { timeout: 60_000 }).toBeGreaterThan(0.5);
      const last = await look();
      const cores = (last.cpu - first.cpu) / ((last.moment - first.moment) / 1_000);
      expect(cores).toBeGreaterThan(0.05);
      // The kernel gives it out in parts of 0.1 s.
      expect(cores).toBeLessThan(0.32);
    });

    it("are read at the same cost whatever a replica does: how many processes it has changes nothing", async () => {
      const { replica, engine, layout, mode } = stage();
      const many =
        "for (let i = 0; i < 150; i++) require('child_process').spawn('sleep', ['1000']); setInterval(() => {}, 1e6)";
      const [one, crowd] = [await replica(script("setInterval(() => {}, 1e6)")), await replica(script(many))];
      const processes = async () => (await engine.exec(crowd.name, ["ps"])).stdout.split("\n").length;
      await expect.poll(processes, { timeout: 60_000 }).toBeGreaterThan(150);
      const bytesOf = async ({ name }: TestReplica) => {
        let bytes = 0;
        const exec: typeof engine.exec = async (...args) => {
          const result = await engine.exec(...args);
          bytes = result.stdout.length;
          return result;
        };
        const { id = "", pid = 0 } = (await engine.inspect(name)) ?? {};
        const sampled = await createSampler(
          { ...engine, exec },
          layout.companion,
          mode === "host",
        )([{ id, pid: pid ?? 0 }]);
        expect(sampled.containers.get(id)?.cpu).toEqual(expect.any(Number));
        return bytes;
      };
      const few = await bytesOf(one);
      expect(Math.abs((await bytesOf(crowd)) - few)).toBeLessThan(500);
    });

    it("of what was answered are by application, and count a request that was saved once", async () => {
      const { publish, replica, ask, edge } = stage();
      const [shop, gone] = [await replica(), await replica()];
      await publish(routesOf("shop", [shop, gone]));
      await expect.poll(async () => (await ask("shop.test")).status, { timeout: 60_000 }).toBe(200);
      const before = (await edge.traffic()).get("ae_shop");
      await stage().engine.kill(gone.name, "SIGKILL");
      await expect.poll(async () => (await stage().engine.inspect(gone.name))?.status).toBe("exited");
      for (let i = 0; i < 20; i++) expect((await ask("shop.test")).status).toBe(200);
      const answered = async () => ((await edge.traffic()).get("ae_shop")?.answers ?? 0) - (before?.answers ?? 0);
      await expect.poll(answered).toBeGreaterThanOrEqual(20);
      expect(await answered()).toBeLessThan(25);
      const after = (await edge.traffic()).get("ae_shop");
      expect(after?.failed).toBe(before?.failed);
      expect(after?.durations.reduce((sum, count) => sum + count, 0)).toBe(after?.answers);
    });
  });

  describe("the disk", () => {
    it("is that of the engine", async () => {
      const { free, total } = await stage().edge.disk();
      expect(free).toBeGreaterThan(100 * 1024 * 1024);
      expect(total).toBeGreaterThan(free);
    });
  });
}
