import { describe, expect, it } from "vitest";
import type { ContainerState, Engine } from "../engine";
import { type Bed, busybox, failureOf, freshName, runContainer, shell, specOf } from "./bed";
import { packFiles } from "./tar";

async function ended(engine: Engine, name: string): Promise<ContainerState> {
  await expect.poll(async () => (await engine.inspect(name))?.status, { timeout: 60_000 }).toBe("exited");
  const state = await engine.inspect(name);
  if (state === null) throw new Error(`${name} is gone.`);
  return state;
}

export function describeContainers(bed: () => Bed): void {
  describe("containers", () => {
    it("are made once, started once, and removed once", async () => {
      const { engine } = bed();
      const spec = specOf({ labels: { "test.group": "once" } });
      await Promise.all([engine.ensureContainer(spec), engine.ensureContainer(spec)]);
      const made = await engine.inspect(spec.name);
      expect(made).toMatchObject({ name: spec.name, status: "created", exitCode: null, startedAt: null, error: null });
      for (let i = 0; i < 2; i++) await engine.start(spec.name);
      const running = await engine.inspect(spec.name);
      expect(running).toMatchObject({ id: made?.id, status: "running", exitCode: null, restart: "no" });
      expect(Math.abs(Number(running?.startedAt) - Date.now())).toBeLessThan(60_000);
      await engine.ensureContainer({ ...spec, command: ["true"] });
      expect((await engine.inspect(spec.name))?.id).toBe(made?.id);
      expect(await engine.list({ "test.group": "once" })).toEqual([
        expect.objectContaining({ id: made?.id, name: spec.name, state: "running" }),
      ]);
      expect(await engine.list({ "test.group": "other" })).toEqual([]);
      for (let i = 0; i < 2; i++) await engine.remove(spec.name);
      expect(await engine.inspect(spec.name)).toBeNull();
    });

    it("that are gone are an error to start, and none to kill, to remove or to set a policy of", async () => {
      const { engine } = bed();
      await engine.kill("no-such-container", "SIGTERM");
      await engine.remove("no-such-container");
      await engine.setRestartPolicy("no-such-container", "no");
      expect(await failureOf(engine.start("no-such-container"))).toMatchObject({ reason: "gone", code: "not_found" });
    });

    it("tell the exit code, and by which signal they ended", async () => {
      const { engine } = bed();
      const seven = await runContainer(engine, { command: shell("exit 7") });
      expect(await ended(engine, seven)).toMatchObject({ exitCode: 7, address: null });
      await engine.kill(seven, "SIGTERM");
      const deaf = await runContainer(engine);
      await engine.kill(deaf, "SIGTERM");
      expect((await engine.inspect(deaf))?.status).toBe("running");
      await engine.kill(deaf, "SIGKILL");
      expect((await ended(engine, deaf)).exitCode).toBe(137);
      const polite = await runContainer(engine, { command: shell("trap 'exit 3' TERM; while :; do sleep 0.1; done") });
      await engine.kill(polite, "SIGTERM");
      expect((await ended(engine, polite)).exitCode).toBe(3);
    });

    it("say why their program cannot be started", async () => {
      const { engine } = bed();
      const spec = specOf({ command: ["/no/such/program"] });
      await engine.ensureContainer(spec);
      expect(await failureOf(engine.start(spec.name))).toMatchObject({
        reason: "refused",
        message: expect.stringContaining("/no/such/program"),
      });
      expect(await engine.inspect(spec.name)).toMatchObject({
        status: "created",
        error: expect.stringContaining("no such file or directory"),
      });
    });

    it("are not made of an image that the node does not have", async () => {
      const { engine } = bed();
      expect(await failureOf(engine.ensureContainer(specOf({ image: "no/such:1" })))).toMatchObject({
        reason: "image_missing",
        message: "The image no/such:1 is not on the node. Deploy again to fetch it.",
      });
    });

    it("are ended when they use too much memory", async () => {
      const { engine } = bed();
      const command = ["dd", "if=/dev/zero", "of=/dev/null", "bs=64M", "count=1"];
      const name = await runContainer(engine, { command, memoryBytes: 16 * 1024 * 1024 });
      // The engine's own word, OOMKilled, is often missing: it is read from the cgroup, which goes with the container.
      expect((await ended(engine, name)).exitCode).toBe(137);
    });

    it("start no more processes than they may, and a default number when nothing is said", async () => {
      const { engine } = bed();
      const few = await runContainer(engine, { pids: 8 });
      const crowd = shell("for i in 1 2 3 4 5 6 7 8 9; do sleep 30 & done");
      expect((await engine.exec(few, crowd)).stderr).toMatch(/can't fork|Resource temporarily/);
      const usual = await runContainer(engine);
      const read = shell("cat /sys/fs/cgroup/pids/pids.max 2>/dev/null || cat /sys/fs/cgroup/pids.max");
      expect((await engine.exec(usual, read)).stdout.trim()).toBe("4096");
    });

    it("have the health that their own command tells", async () => {
      const { engine } = bed();
      const healthCommand = {
        argv: ["sh", "-c", "cat /tmp/state; test -e /tmp/ok"],
        intervalMs: 300,
        timeoutMs: 2_000,
        startPeriodMs: 0,
        retries: 2,
      };
      const command = shell("printf 'all\\0well' >/tmp/state; touch /tmp/ok; sleep 600");
      const name = await runContainer(engine, { command, healthCommand });
      const state = () => engine.inspect(name);
      await expect.poll(async () => (await state())?.health, { timeout: 60_000 }).toBe("healthy");
      expect((await state())?.healthOutput).toBe("all\uFFFDwell");
      const listed = async () => (await engine.list({})).find((one) => one.name === name)?.health;
      expect(await listed()).toBe("healthy");
      await engine.exec(name, ["rm", "/tmp/ok"]);
      await expect.poll(async () => (await state())?.health, { timeout: 60_000 }).toBe("unhealthy");
      expect(await listed()).toBe("unhealthy");
      const plain = await runContainer(engine);
      expect(await engine.inspect(plain)).toMatchObject({ health: null, healthOutput: null });
    });

    it("are started again by the engine as their policy says, and it counts", async () => {
      const { engine } = bed();
      const name = await runContainer(engine, { command: shell("sleep 0.2; exit 4"), restart: "unless-stopped" });
      expect((await engine.inspect(name))?.restart).toBe("unless-stopped");
      await expect
        .poll(async () => (await engine.inspect(name))?.restartCount, { timeout: 60_000 })
        .toBeGreaterThanOrEqual(2);
      await engine.setRestartPolicy(name, "no");
      expect(await ended(engine, name)).toMatchObject({ exitCode: 4, restart: "no" });
    });

    it("get command, entry point, user and variables as they are written, whatever characters they hold", async () => {
      const { engine } = bed();
      const odd = `a b'c"d$HOME\`id\`=\n;`;
      const name = await runContainer(engine, {
        entrypoint: ["sh", "-c", 'id -u; printf "%s|" "$ODD" "$@"', "name"],
        command: [odd, ""],
        env: { ODD: odd },
        user: "1000",
      });
      await ended(engine, name);
      const lines: string[] = [];
      const signal = AbortSignal.timeout(10_000);
      for await (const { text } of engine.logs(name, { follow: false, signal })) lines.push(text);
      expect(lines.join("\n")).toBe(`1000\n${odd}|${odd}||`);
    });

    it("cannot gain privileges, nor write to what is read-only", async () => {
      const { engine } = bed();
      const status = ["cat", "/proc/self/status"];
      const usual = (await engine.exec(await runContainer(engine), status)).stdout;
      expect(usual).toMatch(/NoNewPrivs:\s+1/);
      // what ordinary images rely on: binding port 80, changing to another user
      expect(usual).toMatch(/CapEff:\s+00000000a80425fb/);
      const over = { readOnly: true, dropCapabilities: true, addCapabilities: ["NET_BIND_SERVICE"] };
      const strict = await runContainer(engine, over);
      expect((await engine.exec(strict, status)).stdout).toMatch(/CapEff:\s+0000000000000400/);
      expect((await engine.exec(strict, ["touch", "/tmp/x"])).stderr).toContain("Read-only file system");
    });

    it("keep what is in named volumes", async () => {
      const { engine } = bed();
      const mounts = [{ kind: "volume", source: freshName("volume"), target: "/data", readOnly: false }] as const;
      const first = await runContainer(engine, { mounts });
      await engine.exec(first, shell("echo kept >/data/file"));
      await engine.remove(first);
      const second = await runContainer(engine, { mounts: [{ ...mounts[0], readOnly: true }] });
      expect((await engine.exec(second, ["cat", "/data/file"])).stdout).toBe("kept\n");
      expect((await engine.exec(second, ["touch", "/data/x"])).code).not.toBe(0);
      await expect(engine.removeVolume(mounts[0].source)).rejects.toThrow("is in use");
      await engine.remove(second);
      await engine.removeVolume(mounts[0].source);
      await engine.removeVolume(mounts[0].source);
      const third = await runContainer(engine, { mounts });
      expect((await engine.exec(third, ["ls", "/data"])).stdout).toBe("");
    });

    it("take files while they do not run", async () => {
      const { engine } = bed();
      const spec = specOf({ command: ["cat", "/srv/file"] });
      await engine.ensureContainer(spec);
      expect(await failureOf(engine.putArchive(spec.name, "/srv", await packFiles({ file: "1" })))).toMatchObject({
        reason: "gone",
        message: expect.stringContaining("/srv"),
      });
      await engine.putArchive(spec.name, "/", await packFiles({ "srv/file": "exit 5" }));
      await engine.start(spec.name);
      expect((await ended(engine, spec.name)).exitCode).toBe(0);
    });

    it("publish ports on the node, and share another one's network", async () => {
      const { engine, host } = bed();
      const command = ["nc", "-ll", "-p", "8080", "-e", "echo", "hello"];
      const ports = [{ host: 18_080, container: 8080 }];
      const holder = await runContainer(engine, { command, ports, network: { name: "bridge", address: null } });
      const guest = await runContainer(engine, { image: busybox, network: `container:${holder}` });
      const from = shell("nc 127.0.0.1 8080 </dev/null");
      await expect.poll(async () => (await engine.exec(guest, from)).stdout).toBe("hello\n");
      const { connect } = await import("node:net");
      const answer = await new Promise((resolve, reject) => {
        const socket = connect(18_080, host.address);
        socket.on("data", (data) => resolve(data.toString()));
        socket.on("error", reject);
      });
      expect(answer).toBe("hello\n");
    });
  });
}
