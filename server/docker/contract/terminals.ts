import type { Duplex } from "node:stream";
import { describe, expect, it } from "vitest";
import { type Bed, failureOf, runContainer } from "./bed";

/** What a terminal has shown so far. */
function watch(stream: Duplex): { text: () => string; ended: () => boolean } {
  let text = "";
  let ended = false;
  stream.on("data", (chunk: Buffer) => {
    text += chunk.toString("utf8");
  });
  stream.on("close", () => {
    ended = true;
  });
  return { text: () => text, ended: () => ended };
}

const size = { columns: 91, rows: 33 };
const env = { TERM: "xterm-256color" };

export function describeTerminals(bed: () => Bed): void {
  describe("terminals", () => {
    it("take what is typed, have a size that can be changed, and tell how their program ended", async () => {
      const { engine } = bed();
      const name = await runContainer(engine);
      const { id, stream, resize } = await engine.openTerminal(name, ["sh"], { size, env });
      const seen = watch(stream);
      stream.write("stty size; echo $TERM\n");
      await expect.poll(seen.text).toContain("33 91\r\nxterm-256color\r\n");
      await resize({ columns: 140, rows: 50 });
      stream.write("stty size\n");
      await expect.poll(seen.text).toContain("50 140\r\n");
      expect(await engine.inspectTerminal(id)).toEqual({ running: true, exitCode: null });
      stream.write("exit 7\n");
      await expect.poll(seen.ended).toBe(true);
      await expect.poll(() => engine.inspectTerminal(id)).toEqual({ running: false, exitCode: 7 });
      await resize(size);
    });

    it("hold back a program whose output nobody reads", async () => {
      const { engine } = bed();
      const name = await runContainer(engine);
      const { id, stream } = await engine.openTerminal(name, ["sh", "-c", "yes | head -c 50000000"], { size, env });
      stream.pause();
      let settled = -1;
      await expect
        .poll(() => {
          const before = settled;
          settled = stream.readableLength;
          return settled === before;
        })
        .toBe(true);
      // no more than what the way there holds: a channel of SSH has a window of 2 MiB, which is filled once more when half of it came
      expect(stream.readableLength).toBeLessThan(5_000_000);
      expect(await engine.inspectTerminal(id)).toMatchObject({ running: true });
      stream.destroy();
    });

    it("end with their container, and are then not known any more", async () => {
      const { engine } = bed();
      const name = await runContainer(engine);
      const { id, stream } = await engine.openTerminal(name, ["sh"], { size, env });
      const seen = watch(stream);
      await engine.remove(name);
      await expect.poll(seen.ended).toBe(true);
      await expect.poll(() => engine.inspectTerminal(id)).toBeNull();
      expect(await failureOf(engine.openTerminal(name, ["sh"], { size, env }))).toMatchObject({ reason: "gone" });
    });
  });
}
