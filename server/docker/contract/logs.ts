import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import type { Engine, LogLine, LogOptions } from "../engine";
import { type Bed, runContainer, shell } from "./bed";

const limit = () => AbortSignal.timeout(30_000);

async function read(engine: Engine, name: string, options: Partial<LogOptions> = {}): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  for await (const line of engine.logs(name, { follow: false, signal: limit(), ...options })) lines.push(line);
  return lines;
}

async function ended(engine: Engine, name: string): Promise<void> {
  await expect.poll(async () => (await engine.inspect(name))?.status, { timeout: 60_000 }).toBe("exited");
}

const texts = (lines: readonly LogLine[]) => lines.map(({ text }) => text);

export function describeLogs(bed: () => Bed): void {
  describe("logs", () => {
    it("are lines with their time and stream, oldest first; the last ones alone if wanted", async () => {
      const { engine } = bed();
      const name = await runContainer(engine, {
        command: shell("echo one; sleep 0.05; echo two >&2; sleep 0.05; echo; printf 'thr\\303\\251e\\r\\nlast'"),
      });
      await ended(engine, name);
      const lines = await read(engine, name);
      expect(lines.map(({ stream, text }) => [stream, text])).toEqual([
        ["stdout", "one"],
        ["stderr", "two"],
        ["stdout", ""],
        ["stdout", "thrée"],
        ["stdout", "last"],
      ]);
      for (const { at } of lines) expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);
      expect(texts(await read(engine, name, { tail: 2 }))).toEqual(["thrée", "last"]);
      expect(await read(engine, "no-such-container")).toEqual([]);
    });

    it("go on at the very line whose time was noted", async () => {
      const { engine } = bed();
      const name = await runContainer(engine, { command: shell("for i in $(seq 2000); do echo line $i; done") });
      await ended(engine, name);
      const all = await read(engine, name);
      expect(all.length).toBe(2000);
      for (const place of [0, 777, 1999]) {
        const rest = await read(engine, name, { since: all[place]?.at });
        expect(rest).toEqual(all.filter(({ at }) => at >= String(all[place]?.at)));
      }
      const between = { since: all[300]?.at, until: all[400]?.at };
      expect(await read(engine, name, between)).toEqual(all.slice(300, 401));
      const ms = Date.parse(all[1000]?.at ?? "");
      expect((await read(engine, name, { since: ms }))[0]?.at.slice(0, 23)).toBe(
        new Date(ms).toISOString().slice(0, 23),
      );
    });

    it("are followed as they are written, to the container's end, or until nobody wants them", async () => {
      const { engine } = bed();
      const name = await runContainer(engine, { command: shell("echo a; sleep 1; echo b; sleep 1; echo c") });
      const times: number[] = [];
      const seen: string[] = [];
      for await (const { text } of engine.logs(name, { follow: true, signal: limit() })) {
        seen.push(text);
        times.push(Date.now());
      }
      expect(seen).toEqual(["a", "b", "c"]);
      expect(Number(times[2]) - Number(times[0])).toBeGreaterThan(1_500);
      const silent = await runContainer(engine);
      const leaving = new AbortController();
      const reading = read(engine, silent, { follow: true, signal: leaving.signal });
      await sleep(300);
      leaving.abort();
      expect(await reading).toEqual([]);
      expect(await read(engine, silent, { follow: true, signal: AbortSignal.abort() })).toEqual([]);
    });

    it("come in pieces where a line is long, without losing a character", async () => {
      const { engine } = bed();
      const command = shell("yes é | tr -d '\\n' | head -c 5000000; echo; echo after");
      const name = await runContainer(engine, { command });
      await ended(engine, name);
      const lines = await read(engine, name);
      expect(lines.at(-1)?.text).toBe("after");
      const pieces = texts(lines.slice(0, -1));
      expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(16_384);
      expect(pieces.join("") === "é".repeat(2_500_000)).toBe(true);
    });

    it("show bytes that are no text as what they are not", async () => {
      const { engine } = bed();
      const name = await runContainer(engine, { command: shell("printf 'a\\0b\\377c\\n\\355\\240\\275\\n'") });
      await ended(engine, name);
      const [first = "", second = ""] = texts(await read(engine, name));
      expect(first).toBe("a\uFFFDb\uFFFDc");
      expect(JSON.parse(JSON.stringify(second))).toMatch(/^\uFFFD+$/);
    });

    it("come as fast as they are read, and wait for a slow reader outside of our memory", async () => {
      const { engine } = bed();
      const line = "y".repeat(100);
      const name = await runContainer(engine, { command: ["yes", line] });
      let lines = 0;
      for await (const _ of engine.logs(name, { follow: true, signal: limit() })) if (++lines === 50_000) break;
      expect(lines).toBe(50_000);

      const before = process.memoryUsage();
      let slow = 0;
      for await (const { text } of engine.logs(name, { follow: true, signal: limit() })) {
        expect(text.length).toBeLessThanOrEqual(100);
        if (++slow % 1_000 === 0) await sleep(500);
        if (slow === 6_000) break;
      }
      const after = process.memoryUsage();
      expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(16_000_000);
      expect(after.heapUsed - before.heapUsed).toBeLessThan(64_000_000);
      await engine.remove(name);
    });

    it("never fill the node's disk", async () => {
      const { engine, host } = bed();
      const name = await runContainer(engine, { command: shell(`yes ${"z".repeat(200)} | head -c 60000000`) });
      await ended(engine, name);
      const { id = "" } = (await engine.inspect(name)) ?? {};
      const folder = path.join(path.dirname(host.socket), "data/containers", id);
      const sizes = readdirSync(folder)
        .filter((file) => file.includes("json.log"))
        .map((file) => statSync(path.join(folder, file)).size);
      const bytes = sizes.reduce((sum, size) => sum + size, 0);
      expect(bytes).toBeGreaterThan(1_000_000);
      expect(bytes).toBeLessThan(32_000_000);
      await engine.remove(name);
    });
  });
}
