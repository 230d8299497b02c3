import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { testApp } from "../../docker/testing/images";
import { localNodeId } from "../../server/machines/local-node";
import { createVault } from "../../server/secrets/vault";
import { type BuildBed, textOf } from "../testing/builds";

const filling = `FROM ${testApp}\nRUN dd if=/dev/zero of=/fill bs=1M count=600 && sleep 777\n`;

export function describeFailures(bed: () => BuildBed): void {
  const limits = () => bed().installation.deps.limits;
  const engine = () => bed().installation.deps.engines.get(localNodeId);
  const buildOf = async (name: string, dockerfile: string, over: object = {}) => {
    bed().repositories.commit(name, { Dockerfile: dockerfile }, "One");
    const app = await bed().createApplication(name);
    return app.build({ limits: { ...limits(), ...over } });
  };
  /** bytes that images and containers take, layers that are being made too */
  const usedByHost = async () => {
    const folder = path.join(path.dirname(bed().installation.host.socket), "data");
    const { stdout } = await promisify(execFile)("du", ["-sk", folder]).catch((error: { stdout: string }) => error);
    return Number(/^\d+/.exec(stdout)?.[0]) * 1024;
  };
  /** containers of builds, which the engine names by itself */
  const buildContainers = async () =>
    (await (await engine()).list({})).filter(({ name }) => /^[a-z]+_[a-z]+\d*$/.test(name));

  describe("a build that cannot succeed", () => {
    it("by a step that fails ends with what the builder said", async () => {
      const built = await buildOf("step", `FROM ${testApp}\nRUN echo no good >&2; exit 41\n`);
      expect(built).toMatchObject({ status: "FAILED", reason: "build_failed", releaseId: null });
      expect(built.message).toMatch(/^The image could not be built: .*code: 41\. Read the build log/);
      expect(textOf(built)).toContain("no good");
      expect(built.steps.find(({ key }) => key === "build")?.status).toBe("failed");
      expect(built.steps.find(({ key }) => key === "rollout")?.status).toBe("skipped");
      expect(built.endedAt).not.toBeNull();
    });

    it("because it hangs ends at its time limit, and nothing of it goes on", async () => {
      const built = await buildOf("sleeps", `FROM ${testApp}\nRUN sleep 777\n`, { timeoutMs: 2_500 });
      expect(built).toMatchObject({ status: "FAILED", reason: "build_timeout" });
      expect(built.message).toContain("did not end within 2.5 s");
      await expect.poll(buildContainers, { timeout: 60_000 }).toEqual([]);
    });

    it("because it wants too much memory is ended by its limit; the node and what runs there do not notice", async () => {
      const greedy = `FROM ${testApp}\nRUN node -e "const all = []; for (;;) all.push(Buffer.alloc(8e6, 1))"\n`;
      const built = await buildOf("greedy", greedy, { memoryBytes: 96 * 1024 * 1024 });
      expect(built).toMatchObject({ status: "FAILED", reason: "build_failed" });
      expect(built.message).toMatch(/code: 13[47]/);
      expect((await (await engine()).inspect("docker-manager-companion"))?.status).toBe("running");
    });

    it("is not begun below the floor of free disk", async () => {
      const built = await buildOf("full", `FROM ${testApp}\n`, { diskFloorBytes: 2 ** 60 });
      expect(built).toMatchObject({ status: "FAILED", reason: "disk_low" });
      expect(built.message).toMatch(/^The node has \d+ MB of free disk; \d+ MB are kept free\. Remove images/);
      expect(textOf(built)).not.toContain("Step 1");
    });

    it("waits for an edge that is on its way up, and says so of one that does not come", async () => {
      await (await engine()).kill("docker-manager-companion", "SIGKILL");
      const dockerfile = `FROM ${testApp}\nLABEL waits=yes\n`;
      const never = await buildOf("edgeless", dockerfile, { edgeWaitMs: 500 });
      expect(never).toMatchObject({ status: "FAILED", reason: "build_failed" });
      expect(never.message).toMatch(/^The node’s edge did not come up within 0\.5 s/);
      const waits = buildOf("edge-to-come", dockerfile);
      await sleep(700);
      await (await engine()).start("docker-manager-companion");
      expect(await waits).toMatchObject({ message: null, releaseId: expect.any(String) });
    });

    it("is stopped when it fills the disk", async () => {
      const edge = await bed().installation.deps.edges.get(localNodeId);
      const before = await usedByHost();
      // a disk of this host's own that has 400 MB of room left: the real one is everybody's
      const disk = async () => ({ free: before + 400e6 - (await usedByHost()), total: before + 400e6 });
      bed().repositories.commit("fills", { Dockerfile: filling }, "One");
      const app = await bed().createApplication("fills");
      const built = await app.build({
        limits: { ...limits(), diskFloorBytes: 250e6 },
        edges: { get: async () => ({ ...edge, disk }) },
      });
      expect(built).toMatchObject({ status: "FAILED", reason: "disk_low" });
      expect(built.message).toContain("The build was stopped: it left the node with");
      await expect.poll(buildContainers, { timeout: 60_000 }).toEqual([]);
    });

    it("without the right master key ends before anything is read: an empty environment is never deployed", async () => {
      bed().repositories.commit("locked", { Dockerfile: `FROM ${testApp}\n` }, "One");
      const app = await bed().createApplication("locked");
      await bed().installation.api.variables.setVariable({ ...app.at, key: "TOKEN", value: "12345", secret: true });
      const built = await app.build({ vault: createVault(Buffer.alloc(32, 9).toString("base64")) });
      expect(built).toMatchObject({ status: "FAILED", reason: "secrets_locked", releaseId: null });
      expect(built.message).toMatch(/sealed with the master key [0-9a-f]{8}, but the server runs with [0-9a-f]{8}/);
    });

    it("leaves no source behind", async () => {
      expect(readdirSync(bed().installation.deps.workDir)).toEqual([]);
    });
  });
}
