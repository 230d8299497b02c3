import { createHash, randomBytes } from "node:crypto";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Engine } from "../engine";
import { type Bed, elapsed, failureOf, runContainer, shell } from "./bed";

const count = async (engine: Engine, name: string, program: string): Promise<number> => {
  const { stdout } = await engine.exec(name, ["ps", "-o", "args"]);
  return stdout.split("\n").filter((line) => line.startsWith(program)).length;
};

async function readAll(stream: Duplex): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export function describeExec(bed: () => Bed): void {
  describe("programs run in a container", () => {
    it("give what they write, and their exit code, each time", async () => {
      const { engine } = bed();
      const name = await runContainer(engine);
      expect(await engine.exec(name, shell("echo out; echo err >&2; exit 7"))).toEqual({
        code: 7,
        stdout: "out\n",
        stderr: "err\n",
      });
      const codes = Array.from({ length: 12 }, (_, i) => i);
      const ran = await Promise.all(codes.map((code) => engine.exec(name, shell(`exit ${code}`))));
      expect(ran.map(({ code }) => code)).toEqual(codes);
    });

    it("get their arguments and their input unchanged", async () => {
      const { engine } = bed();
      const name = await runContainer(engine);
      const odd = `a b'c"d$HOME\`id\`\n;`;
      expect((await engine.exec(name, ["printf", "%s", odd])).stdout).toBe(odd);
      expect((await engine.exec(name, ["cat"], { stdin: odd })).stdout).toBe(odd);
      expect((await engine.exec(name, ["cat"])).stdout).toBe("");
      const long = "x".repeat(3_000_000);
      expect((await engine.exec(name, ["wc", "-c"], { stdin: long })).stdout.trim()).toBe("3000000");
      expect((await engine.exec(name, ["head", "-c", "3"], { stdin: long })).stdout).toBe("xxx");
    });

    it("may write 4 MB, and more is an error rather than a part", async () => {
      const { engine } = bed();
      const name = await runContainer(engine);
      const { stdout } = await engine.exec(name, shell("yes | head -c 4000000"));
      expect(stdout.length).toBe(4_000_000);
      expect(await failureOf(engine.exec(name, shell("yes | head -c 9000000")))).toMatchObject({
        reason: "refused",
        message: expect.stringContaining("more than 4 MB"),
      });
    });

    it("say that they cannot be started, are too slow, or have no container", async () => {
      const { engine } = bed();
      const name = await runContainer(engine);
      const missing = await engine.exec(name, ["no-such-program"]);
      expect(missing).toMatchObject({ stdout: "", stderr: expect.stringContaining("no-such-program") });
      expect([126, 127]).toContain(missing.code);
      const slow = engine.exec(name, ["sleep", "30"], { timeoutMs: 400 });
      expect(await failureOf(slow)).toMatchObject({ reason: "timeout", message: expect.stringContaining("0.4 s") });
      expect(await failureOf(engine.exec("no-such-container", ["true"]))).toMatchObject({ reason: "gone" });
      await engine.kill(name, "SIGKILL");
      await expect.poll(async () => (await engine.inspect(name))?.status).toBe("exited");
      expect(await failureOf(engine.exec(name, ["true"]))).toMatchObject({ reason: "conflict" });
    });
  });

  describe("tunnels", () => {
    const listen = (program: readonly string[]) => ["nc", "-ll", "-p", "9000", "-e", ...program];

    it("carry bytes both ways, as they are, to the last", async () => {
      const { engine } = bed();
      const name = await runContainer(engine, { command: listen(["cat"]) });
      const sent = randomBytes(2_000_000);
      const tunnel = await engine.openExec(name, ["nc", "127.0.0.1", "9000"]);
      tunnel.end(sent);
      const hash = (data: Buffer) => createHash("sha256").update(data).digest("hex");
      expect(hash(await readAll(tunnel))).toBe(hash(sent));
    });

    it("hold back a writer whose data nobody reads", async () => {
      const { engine } = bed();
      const name = await runContainer(engine, { command: listen(["yes"]) });
      const tunnel = await engine.openExec(name, ["nc", "127.0.0.1", "9000"]);
      tunnel.read(0);
      await sleep(500);
      const first = tunnel.readableLength;
      await sleep(500);
      expect(first).toBeGreaterThan(0);
      expect(tunnel.readableLength).toBe(first);
      tunnel.destroy();
    });

    it("leave no program behind once they are closed", async () => {
      const { engine } = bed();
      const name = await runContainer(engine, { command: listen(["cat"]) });
      const open = () => engine.openExec(name, ["nc", "127.0.0.1", "9000"]);
      const tunnels = await Promise.all(Array.from({ length: 10 }, open));
      await expect.poll(() => count(engine, name, "nc 127.0.0.1")).toBe(10);
      for (const tunnel of tunnels) tunnel.destroy();
      await expect.poll(() => count(engine, name, "nc 127.0.0.1")).toBe(0);
    });

    it("that nobody reads from notice their end", async () => {
      const { engine } = bed();
      const name = await runContainer(engine, { command: listen(["cat"]) });
      const tunnel = await engine.openExec(name, ["nc", "127.0.0.1", "9000"]);
      // The connection may not have come to its program yet: then there is nothing to end.
      await expect.poll(async () => (await engine.exec(name, ["killall", "-KILL", "cat"])).code).toBe(0);
      await expect.poll(() => tunnel.destroyed).toBe(true);
    });

    it("end as an error with what the program complains of, also when the container goes", async () => {
      const { engine } = bed();
      const name = await runContainer(engine, { command: listen(["sleep", "600"]) });
      const refused = await engine.openExec(name, ["nc", "127.0.0.1", "9001"]);
      expect(await failureOf(readAll(refused))).toMatchObject({ message: expect.stringContaining("refused") });
      const tunnel = await engine.openExec(name, ["nc", "127.0.0.1", "9000"]);
      expect(await elapsed(Promise.all([readAll(tunnel), engine.remove(name)]))).toBeLessThan(20_000);
    });
  });
}
