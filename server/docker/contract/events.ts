import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { managedLabel } from "../../domain/container-spec/labels";
import type { Engine, EngineEvent } from "../engine";
import { type Bed, failureOf, freshName, runContainer, shell } from "./bed";

/** Notes events until it is told to stop. @returns once it listens */
async function listen(engine: Engine) {
  const leaving = new AbortController();
  const seen: EngineEvent[] = [];
  const events = await engine.events(leaving.signal);
  const done = (async () => {
    for await (const event of events) seen.push(event);
  })();
  done.catch(() => {});
  const of = (name: string) => seen.filter((event) => event.name === name).map(({ action }) => action);
  return { seen, of, done, leave: () => leaving.abort() };
}

export function describeEvents(bed: () => Bed): void {
  describe("events", () => {
    it("tell of what happens to our containers, and to no others, from the moment that was promised", async () => {
      const { engine } = bed();
      const listening = await listen(engine);
      const labels = { [managedLabel]: "1", "test.label": "ünï", "test.long": "x".repeat(100_000) };
      const name = await runContainer(engine, { labels, command: shell("sleep 0.2; exit 3") });
      const foreign = await runContainer(engine, { labels: {} });
      await expect.poll(() => listening.of(name), { timeout: 60_000 }).toEqual(["start", "die"]);
      await engine.remove(name);
      await engine.remove(foreign);
      await expect.poll(() => listening.of(name), { timeout: 60_000 }).toEqual(["start", "die", "destroy"]);
      expect(listening.of(foreign)).toEqual([]);
      const [started] = listening.seen.filter((event) => event.name === name);
      expect(started?.labels).toMatchObject(labels);
      expect(Math.abs((started?.at ?? 0) - Date.now())).toBeLessThan(30_000);
      listening.leave();
      await listening.done;
    });

    it("tell of health", async () => {
      const { engine } = bed();
      const listening = await listen(engine);
      const healthCommand = {
        argv: ["test", "-e", "/tmp/ok"],
        intervalMs: 200,
        timeoutMs: 2_000,
        startPeriodMs: 0,
        retries: 1,
      };
      const sick = await runContainer(engine, {
        name: freshName("sick"),
        command: shell("touch /tmp/ok; sleep 600"),
        healthCommand,
      });
      const heard = async (action: EngineEvent["action"]) =>
        expect.poll(() => listening.of(sick), { timeout: 60_000 }).toContain(action);
      await heard("health_healthy");
      await engine.exec(sick, ["rm", "/tmp/ok"]);
      await heard("health_unhealthy");
      await engine.remove(sick);
      listening.leave();
      await listening.done;
    });

    it("end as an error with the engine, and go on with it", async () => {
      const { engine, host } = bed();
      const listening = await listen(engine);
      await host.restartDockerd();
      expect(await failureOf(listening.done)).toMatchObject({ reason: "unreachable" });
      const again = await listen(engine);
      const name = await runContainer(engine, { command: ["true"] });
      await expect.poll(() => again.of(name), { timeout: 60_000 }).toEqual(["start", "die"]);
      again.leave();
      await again.done;
    });

    it("wait in silence for an engine that hangs, and lose none", async () => {
      const { engine, host } = bed();
      const listening = await listen(engine);
      await host.hang();
      await sleep(500);
      await host.resume();
      const name = await runContainer(engine, { command: ["true"] });
      await expect.poll(() => listening.of(name), { timeout: 60_000 }).toEqual(["start", "die"]);
      listening.leave();
      await listening.done;
    });
  });
}
