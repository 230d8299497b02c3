import { describe, expect, it } from "vitest";
import { type Bed, busybox, failureOf, freshName, runContainer, specOf } from "./bed";

const subnet = "10.213.0.0/26";

export function describeContents(bed: () => Bed): void {
  describe("contents", () => {
    it("are listed, whoever made them, each with what holds it", async () => {
      const { engine } = bed();
      const [volume, network] = [freshName("held"), freshName("held-net")];
      await engine.createVolume({ name: volume, labels: { team: "parcels" } });
      await engine.createNetwork({ name: network, subnet, internal: true, labels: { team: "parcels" } });
      const mounts = [{ kind: "volume", source: volume, target: "/data", readOnly: false }] as const;
      const name = await runContainer(engine, { labels: {}, mounts, network: { name: network, address: null } });
      const [containers, images, volumes, networks] = await Promise.all([
        engine.readContainers(),
        engine.readImages(),
        engine.readVolumes(),
        engine.readNetworks(),
      ]);
      const container = containers.find((one) => one.name === name);
      expect(container).toMatchObject({ image: busybox, state: "running", volumes: [volume], networks: [network] });
      expect(container?.status).toMatch(/^Up /);
      expect(Math.abs(Date.now() - (container?.createdAt ?? 0))).toBeLessThan(600_000);
      const image = images.find(({ id }) => id === container?.imageId);
      expect(image?.tags).toContain(busybox);
      expect(image?.bytes).toBeGreaterThan(1_000_000);
      expect(volumes).toContainEqual(expect.objectContaining({ name: volume, labels: { team: "parcels" } }));
      expect(networks).toContainEqual(
        expect.objectContaining({ name: network, subnets: [subnet], internal: true, labels: { team: "parcels" } }),
      );
      await engine.remove(name);
      await engine.discard("networks", network);
      await engine.discard("volumes", volume);
    });

    it("are measured", async () => {
      const { engine } = bed();
      const volume = freshName("sized");
      await engine.createVolume({ name: volume, labels: {} });
      const mounts = [{ kind: "volume", source: volume, target: "/data", readOnly: false }] as const;
      const command = ["sh", "-c", "head -c 300000 /dev/zero >/data/a; head -c 200000 /dev/zero >/b; sleep 600"];
      const name = await runContainer(engine, { mounts, command });
      const { id } = (await engine.inspect(name)) ?? { id: "" };
      await expect.poll(async () => (await engine.measureContents()).volumes[volume]).toBeGreaterThanOrEqual(300_000);
      await expect.poll(async () => (await engine.measureContents()).containers[id]).toBeGreaterThanOrEqual(200_000);
      await engine.remove(name);
      await engine.discard("volumes", volume);
    });

    it("are told of as the engine has them, and one that is not there is null", async () => {
      const { engine } = bed();
      const name = await runContainer(engine, { env: { TOKEN: "hunter2" } });
      expect(await engine.readRaw("containers", name)).toMatchObject({
        Name: `/${name}`,
        Config: { Env: expect.arrayContaining(["TOKEN=hunter2"]) },
      });
      expect(await engine.readRaw("images", busybox)).toMatchObject({ RepoTags: expect.arrayContaining([busybox]) });
      for (const kind of ["containers", "images", "volumes", "networks"] as const)
        for (const id of ["no-such", "../info", "a?b=c", ""]) expect(await engine.readRaw(kind, id)).toBeNull();
      await engine.remove(name);
    });

    it("tell how a container was made, beside its image", async () => {
      const { engine } = bed();
      expect(await engine.readMaking("no-such")).toBeNull();
      const healthCommand = {
        argv: ["true"],
        intervalMs: 5_000,
        timeoutMs: 2_000,
        startPeriodMs: 1_000,
        retries: 4,
      };
      const name = await runContainer(engine, {
        env: { COLOUR: "green=blue" },
        ports: [{ host: 18_089, container: 8080 }],
        network: { name: "bridge", address: null },
        mounts: [{ kind: "bind", source: "/tmp", target: "/host", readOnly: true }],
        memoryBytes: 64 * 1024 * 1024,
        cpus: 0.5,
        restart: "always",
        healthCommand,
      });
      expect(await engine.readMaking(name)).toMatchObject({
        image: busybox,
        env: { COLOUR: "green=blue" },
        command: ["sleep", "600"],
        exposed: [8080],
        published: [{ host: 18_089, container: 8080 }],
        mounts: [{ kind: "bind", source: "/tmp", target: "/host" }],
        restart: "always",
        health: healthCommand,
        memoryBytes: 64 * 1024 * 1024,
        cpus: 0.5,
        privileged: false,
      });
      await engine.remove(name);
    });

    it("are made once: a second of the same name is refused", async () => {
      const { engine } = bed();
      const [volume, network] = [freshName("twice"), freshName("twice-net")];
      await engine.createVolume({ name: volume, labels: {} });
      expect(await failureOf(engine.createVolume({ name: volume, labels: {} }))).toMatchObject({ reason: "conflict" });
      const wish = { name: network, subnet: null, internal: false, labels: {} };
      await engine.createNetwork(wish);
      expect(await failureOf(engine.createNetwork(wish))).toMatchObject({ reason: "conflict" });
      await engine.discard("networks", network);
      await engine.discard("volumes", volume);
    });

    it("go when they are discarded, and stay while something needs them", async () => {
      const { engine } = bed();
      const [volume, network, tag] = [freshName("gone"), freshName("gone-net"), `dm/${freshName("gone")}:1`];
      await engine.createVolume({ name: volume, labels: {} });
      await engine.createNetwork({ name: network, subnet: null, internal: false, labels: {} });
      await engine.tag(busybox, tag);
      const mounts = [{ kind: "volume", source: volume, target: "/data", readOnly: false }] as const;
      const name = await runContainer(engine, { mounts, network: { name: network, address: null } });
      const all = [
        ["containers", name],
        ["volumes", volume],
        ["networks", network],
      ] as const;
      for (const [kind, id] of all)
        expect([kind, await failureOf(engine.discard(kind, id))]).toMatchObject([kind, { reason: "conflict" }]);
      await engine.kill(name, "SIGKILL");
      await expect.poll(async () => (await engine.inspect(name))?.status).toBe("exited");
      for (const [kind, id] of [...all, ["images", tag] as const]) {
        await engine.discard(kind, id);
        expect([kind, await failureOf(engine.discard(kind, id))]).toMatchObject([kind, { reason: "gone" }]);
      }
      expect(await engine.inspectImage(busybox)).not.toBeNull();
    });

    it("stop, and run again", async () => {
      const { engine } = bed();
      const spec = specOf({ command: ["sh", "-c", "trap 'exit 0' TERM; while :; do sleep 0.1; done"] });
      await engine.ensureContainer(spec);
      await engine.start(spec.name);
      for (let i = 0; i < 2; i++) await engine.stop(spec.name);
      expect((await engine.inspect(spec.name))?.status).toBe("exited");
      for (let i = 0; i < 2; i++) await engine.restart(spec.name);
      expect((await engine.inspect(spec.name))?.status).toBe("running");
      await engine.remove(spec.name);
    });
  });
}
