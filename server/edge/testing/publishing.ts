import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { startLoad } from "../../../workers/testing/load";
import { routesOf, type Stage, type TestReplica } from "./stage";

/** The way of publishing is one; what differs by mode is how the edge is reached. */
const counts = { host: 100, attached: 40 };

/** Looks at the revision that is live, as often as can be, until it is told to stop. */
function watchRevision(stage: Stage) {
  const seen: number[] = [];
  let ended = false;
  const done = (async () => {
    while (!ended) {
      const live = await stage.edge.liveRevision();
      if (live !== null) seen.push(live);
      await sleep(20);
    }
  })();
  return async () => {
    ended = true;
    await done;
    return seen;
  };
}

/** Tables of a node on which others come and go while the shop stays. */
const neighbours = (round: number, replica: TestReplica) =>
  Array.from({ length: 5 + (round % 20) }, (_, i) => routesOf(`other${i}-${round}`, i % 3 === 0 ? [] : [replica]));

export function describePublishing(stage: () => Stage): void {
  describe("publishing", () => {
    it("many times under load fails no request, and the revision only rises", async () => {
      const { publish, replica, host, wanted, edge, mode } = stage();
      const publishes = counts[mode];
      const shop = [await replica(), await replica()];
      await publish(routesOf("shop", shop));
      const under = [true, false].map((keepAlive) =>
        startLoad({ address: host.address, host: "shop.test", connections: 3, keepAlive, thinkMs: 50 }),
      );
      const unwatch = watchRevision(stage());
      const first = wanted().revision;
      const times: number[] = [];
      for (let round = 0; round < publishes; round++) {
        const began = performance.now();
        expect(await publish(routesOf("shop", shop), ...neighbours(round, shop[0] as TestReplica))).toEqual([]);
        times.push(performance.now() - began);
      }
      const seen = await unwatch();
      for (const { requests, failures } of await Promise.all(under.map((load) => load.stop()))) {
        expect(failures).toEqual([]);
        expect(requests).toBeGreaterThan(50);
      }
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
      expect(await edge.liveRevision()).toBe(first + publishes);
      expect(new Set(seen).size).toBeGreaterThan(publishes / 2);
      expect(times.sort((a, b) => a - b)[publishes / 2]).toBeLessThan(15_000);
    });

    it("shifts from one replica to another without a failed request, the old one ended as soon as it is drained", async () => {
      const { publish, replica, host, edge, engine } = stage();
      let current = await replica({ env: { VERSION: "0" } });
      await publish(routesOf("shop", [current]));
      const under = [true, false].map((keepAlive) =>
        startLoad({ address: host.address, host: "shop.test", path: "/?ms=150", connections: 4, keepAlive }),
      );
      for (let version = 1; version <= 4; version++) {
        const next = await replica({ env: { VERSION: String(version) } });
        await expect.poll(() => edge.probe(probeOf(next)), { timeout: 60_000 }).toMatchObject({ status: 200 });
        await publish(routesOf("shop", [next]));
        const key = `${current.address}:${current.port}`;
        await expect.poll(async () => (await edge.connections()).get(key) ?? 0, { timeout: 60_000 }).toBe(0);
        await engine.remove(current.name);
        current = next;
      }
      const results = await Promise.all(under.map((load) => load.stop()));
      expect(results.flatMap(({ failures }) => failures)).toEqual([]);
      for (const { versions } of results) expect(Object.keys(versions)).toEqual(["0", "1", "2", "3", "4"]);
    });

    it("is confirmed though Traefik is killed in the middle of it", async () => {
      const { publish, replica, ask, signal } = stage();
      const shop = await replica();
      for (const waitMs of [0, 60, 120, 250]) {
        const publishing = publish(routesOf(`shop${waitMs}`, [shop]));
        await sleep(waitMs);
        await signal("traefik", "KILL");
        expect(await publishing).toEqual([]);
        await expect.poll(async () => (await ask(`shop${waitMs}.test`)).status, { timeout: 60_000 }).toBe(200);
      }
    });

    it("says so when the edge does not answer, and works again when it does", async () => {
      const { publish, replica, ask, engine, layout, ensure } = stage();
      const shop = await replica();
      await engine.kill(layout.traefik, "SIGKILL");
      await expect(publish(routesOf("late", [shop]))).rejects.toMatchObject({
        reason: "silent",
        message: expect.stringContaining("did not load its new routes in time"),
      });
      await ensure();
      expect((await ask("late.test")).status).toBe(200);
      expect(await publish(routesOf("later", [shop]))).toEqual([]);
    });
  });
}

export const probeOf = ({ address, port }: TestReplica) =>
  ({ kind: "http", address, port, path: "/health", host: "localhost", timeoutMs: 2_000 }) as const;
