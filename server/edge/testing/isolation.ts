import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { edgeImages } from "../../../docker/testing/images";
import { describeSubnet } from "../../domain/routing/subnets";
import { routesOf, type Stage } from "./stage";

/** What nobody else may reach, get or fill. */
export function describeIsolation(stage: () => Stage): void {
  /** A container of a tenant, in a network of its own beside the edge, and in the shop's. */
  const tenant = async (name: string, network: string) => {
    const { engine } = stage();
    const spec = { name, image: edgeImages.companion, labels: {}, command: ["sleep", "100000"] };
    await engine.ensureContainer({ ...spec, network: { name: network, address: null }, restart: "no" });
    await engine.start(name);
    return async (address: string, port: number): Promise<boolean> => {
      const argv = ["nc", "-w", "2", address, String(port), "-e", "/bin/true"];
      return (await engine.exec(name, argv, { timeoutMs: 10_000 })).code === 0;
    };
  };
  /** an environment of somebody else, which the edge serves too */
  const theirs = "dm-theirs-prod";
  const makeTheirs = async () => {
    const { engine, edge } = stage();
    const { cidr, gateway, ipRange } = describeSubnet("10.210.250.0/26");
    await engine.ensureNetwork({ name: theirs, labels: {}, subnet: cidr, gateway, ipRange });
    await edge.join(theirs);
    return gateway;
  };

  describe("tenants' containers", () => {
    it("reach the edge as everybody does, but none of its inner ports", async () => {
      const { host, mode, engine, layout } = stage();
      const gateway = await makeTheirs();
      const reaches = await tenant("neighbour", theirs);
      const edgeAt = mode === "host" ? [] : [(await engine.inspect(layout.traefik))?.address ?? ""];
      for (const address of [gateway, host.address, ...edgeAt])
        for (const port of [layout.pages, layout.control, layout.api])
          expect([address, port, await reaches(address, port)]).toEqual([address, port, false]);
      expect(await reaches(host.address, 80)).toBe(true);
      await engine.remove("neighbour");
    });

    it("do not reach replicas of another environment", async () => {
      const { replica, engine, network } = stage();
      await makeTheirs();
      const { address, port } = await replica();
      const inside = await tenant("inside", network);
      await expect.poll(() => inside(address, port), { timeout: 60_000 }).toBe(true);
      const outside = await tenant("outside", theirs);
      expect(await outside(address, port)).toBe(false);
      for (const name of ["inside", "outside"]) await engine.remove(name);
    });

    it("are not given an address that a route may name", async () => {
      const { replica, engine, network, publish, ask } = stage();
      const shop = await replica();
      await publish(routesOf("shop", [shop]));
      await engine.remove(shop.name);
      await Promise.all([1, 2, 3].map((n) => tenant(`foreign${n}`, network)));
      for (const n of [1, 2, 3]) expect((await engine.inspect(`foreign${n}`))?.address).not.toBe(shop.address);
      expect([502, 504]).toContain((await ask("shop.test")).status);
      for (const n of [1, 2, 3]) await engine.remove(`foreign${n}`);
    });
  });

  describe("a network", () => {
    it("is left by the edge before it is removed, and joined again without trouble", async () => {
      const { engine, edge, publish, replica, ask, wanted } = stage();
      const shop = await replica();
      await publish(routesOf("shop", [shop]));
      await expect.poll(async () => (await ask("shop.test")).status, { timeout: 60_000 }).toBe(200);
      for (let i = 0; i < 2; i++) {
        await makeTheirs();
        await edge.join(theirs);
        expect((await ask("shop.test")).status).toBe(200);
        for (let j = 0; j < 2; j++) await edge.leave(theirs);
        await engine.removeNetwork(theirs);
        expect(await engine.inspectNetwork(theirs)).toBeNull();
        expect((await ask("shop.test")).status).toBe(200);
      }
      await edge.join(theirs);
      await edge.ensure({ ...wanted(), networks: [...wanted().networks, theirs] });
    });
  });

  describe("the edge's logs", () => {
    it("hold errors alone, and never fill the disk", async () => {
      const { engine, layout, host, publish, replica, ask } = stage();
      const gone = await replica();
      await publish(routesOf("shop", [gone]));
      await engine.remove(gone.name);
      for (const name of [layout.traefik, layout.companion]) {
        const { id = "" } = (await engine.inspect(name)) ?? {};
        const folder = path.join(path.dirname(host.socket), "data/containers", id);
        const bytes = () =>
          readdirSync(folder)
            .filter((file) => file.includes("json.log"))
            .reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
        const before = bytes();
        await Promise.all(Array.from({ length: 30 }, () => ask("shop.test")));
        await Promise.all(Array.from({ length: 30 }, () => ask("nobody.test")));
        expect(bytes() - before).toBeLessThan(2_000);
      }
    });
  });
}
