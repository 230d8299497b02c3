import { describe, expect, it } from "vitest";
import type { NetworkSpec } from "../engine";
import { type Bed, freshName, runContainer, shell } from "./bed";

let next = 0;
/** A network with a subnet that no other test uses. */
export function networkOf(over: Partial<NetworkSpec> = {}): NetworkSpec {
  const base = `10.211.${next++}`;
  return {
    name: freshName("net"),
    labels: {},
    subnet: `${base}.0/26`,
    gateway: `${base}.1`,
    ipRange: `${base}.0/29`,
    ...over,
  };
}

const addressIn = (network: NetworkSpec, last: number) => network.subnet.replace(/\.0\/26$/, `.${last}`);

export function describeNetworks(bed: () => Bed): void {
  describe("networks", () => {
    it("are made once, also by two at the same time, and removed", async () => {
      const { engine } = bed();
      const network = networkOf();
      await Promise.all([1, 2, 3].map(() => engine.ensureNetwork(network)));
      await engine.ensureNetwork(network);
      expect(await engine.inspectNetwork(network.name)).toBe(network.subnet);
      expect(await engine.listSubnets()).toContain(network.subnet);
      await engine.removeNetwork(network.name);
      await engine.removeNetwork(network.name);
      expect(await engine.inspectNetwork(network.name)).toBeNull();
    });

    it("are refused for a subnet that another one has", async () => {
      const { engine } = bed();
      const network = networkOf();
      await engine.ensureNetwork(network);
      await expect(engine.ensureNetwork({ ...network, name: freshName("net") })).rejects.toMatchObject({
        reason: "refused",
        message: expect.stringMatching(/refused to make a network: .*overlap/i),
      });
      const other = networkOf({ name: network.name });
      await expect(engine.ensureNetwork(other)).rejects.toMatchObject({
        reason: "conflict",
        message: expect.stringContaining(`with the subnet ${network.subnet} instead of ${other.subnet}`),
      });
    });

    it("stay while a container is in them, and go once it left", async () => {
      const { engine } = bed();
      const [first, second] = [networkOf(), networkOf()];
      for (const network of [first, second]) await engine.ensureNetwork(network);
      const name = await runContainer(engine, { network: { name: first.name, address: null } });
      for (let i = 0; i < 2; i++) await engine.connectNetwork(second.name, name);
      await engine.removeNetwork(second.name);
      expect(await engine.inspectNetwork(second.name)).toBe(second.subnet);
      for (let i = 0; i < 2; i++) await engine.disconnectNetwork(second.name, name);
      await engine.disconnectNetwork(second.name, "no-such-container");
      await engine.disconnectNetwork("no-such-network", name);
      await engine.removeNetwork(second.name);
      expect(await engine.inspectNetwork(second.name)).toBeNull();
      expect((await engine.inspect(name))?.status).toBe("running");
    });

    it("give fixed addresses only to those who ask for them, and each to one", async () => {
      const { engine } = bed();
      const network = networkOf();
      await engine.ensureNetwork(network);
      const address = addressIn(network, 9);
      const fixed = await runContainer(engine, { network: { name: network.name, address } });
      expect((await engine.inspect(fixed))?.address).toBe(address);
      await expect(runContainer(engine, { network: { name: network.name, address } })).rejects.toMatchObject({
        reason: "refused",
        message: expect.stringContaining("Address already in use"),
      });
      await engine.remove(fixed);
      const newcomers = await Promise.all(
        [1, 2, 3].map(() => runContainer(engine, { network: { name: network.name, address: null } })),
      );
      for (const name of newcomers) {
        const given = (await engine.inspect(name))?.address ?? "";
        expect(Number(given.split(".").at(-1))).toBeLessThan(8);
      }
    });

    it("keep a stopped container's fixed address for it", async () => {
      const { engine } = bed();
      const network = networkOf();
      await engine.ensureNetwork(network);
      const address = addressIn(network, 10);
      const name = await runContainer(engine, { network: { name: network.name, address } });
      await engine.kill(name, "SIGKILL");
      await expect.poll(async () => (await engine.inspect(name))?.status).toBe("exited");
      await runContainer(engine, { network: { name: network.name, address: null } });
      await engine.start(name);
      expect((await engine.inspect(name))?.address).toBe(address);
    });

    it("let containers find each other by alias, and nobody reach another network", async () => {
      const { engine } = bed();
      const [mine, theirs] = [networkOf(), networkOf()];
      for (const network of [mine, theirs]) await engine.ensureNetwork(network);
      const address = addressIn(mine, 11);
      await runContainer(engine, {
        command: ["nc", "-ll", "-p", "8080", "-e", "echo", "hello"],
        network: { name: mine.name, address, aliases: ["shop"] },
      });
      const near = await runContainer(engine, { network: { name: mine.name, address: null } });
      const far = await runContainer(engine, { network: { name: theirs.name, address: null } });
      const ask = (from: string, whom: string) =>
        engine.exec(from, shell(`nc -w 2 ${whom} 8080 </dev/null`), { timeoutMs: 15_000 });
      await expect.poll(async () => (await ask(near, "shop")).stdout).toBe("hello\n");
      expect((await ask(far, address)).stdout).toBe("");
      expect((await ask(far, "shop")).code).not.toBe(0);
    });
  });
}
