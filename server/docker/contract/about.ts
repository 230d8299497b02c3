import { describe, expect, it } from "vitest";
import { type Bed, runContainer } from "./bed";

export function describeAbout(bed: () => Bed): void {
  describe("the engine about itself", () => {
    it("says what it is and what its machine is", async () => {
      const info = await bed().engine.info();
      expect(info).toMatchObject({ osType: "linux", swarm: "inactive", rootless: false });
      expect(info.architecture).toMatch(/^(x86_64|aarch64|armv7l)$/);
      expect(info.storageDriver).not.toBe("");
      expect(info.cgroupDriver).toMatch(/^(cgroupfs|systemd)$/);
      expect(info.security).toContain("seccomp");
    });

    it("tells the time of its machine", async () =>
      expect(Math.abs((await bed().engine.readClock()) - Date.now())).toBeLessThan(60_000));

    it("lists the ports that containers take of the host, and which", async () => {
      const { engine, host } = bed();
      const name = await runContainer(engine, {
        network: { name: "bridge", address: null },
        ports: [{ host: 4711, container: 80 }],
      });
      expect([host.name, await engine.listHostPorts()]).toEqual([host.name, [{ port: 4711, container: name }]]);
      await engine.remove(name);
      expect(await engine.listHostPorts()).toEqual([]);
    });
  });
}
