import { afterEach, describe, expect, it } from "vitest";
import { startLoad } from "../../../workers/testing/load";
import { routesOf, type Stage } from "./stage";

/** Nothing of ours takes part in these: only the engine and Traefik. */
export function describeSurviving(stage: () => Stage): void {
  const serves = (name: string) =>
    expect
      .poll(
        async () =>
          (await stage()
            .ask(`${name}.test`)
            .catch((error: Error) => error)) as { status?: number },
        {
          timeout: 60_000,
          interval: 100,
        },
      )
      .toMatchObject({ status: 200 });
  const startShop = async () => {
    const { publish, replica } = stage();
    await publish(routesOf("shop", [await replica({ restart: "unless-stopped" })]), routesOf("empty", []));
    await serves("shop");
  };
  const idOf = async (name: string) => (await stage().engine.inspect(name))?.id;

  describe("without us, applications serve on", () => {
    it("when Traefik is restarted, or ends and is started by the engine", async () => {
      const { engine, layout, signal, ask } = stage();
      await startShop();
      await engine.kill(layout.traefik, "SIGTERM");
      await expect.poll(async () => (await engine.inspect(layout.traefik))?.status, { timeout: 60_000 }).toBe("exited");
      await engine.start(layout.traefik);
      await serves("shop");
      await signal("traefik", "KILL");
      await serves("shop");
      await signal("httpd", "KILL");
      await expect.poll(async () => (await ask("nobody.test")).status, { timeout: 60_000 }).toBe(404);
      expect((await ask("empty.test")).body).toContain("The application is not running");
    });

    it("when dockerd is killed and comes back, without a failed request but where the engine publishes the ports", async () => {
      const { host, mode } = stage();
      await startShop();
      const under = startLoad({ address: host.address, host: "shop.test", connections: 3, keepAlive: false });
      await host.restartDockerd();
      const before = under.requests();
      await expect.poll(() => under.requests() - before, { timeout: 60_000 }).toBeGreaterThan(20);
      const { failures } = await under.stop();
      if (mode === "host") expect(failures).toEqual([]);
      // The engine takes its rules for published ports away and makes them anew: half a second.
      else for (const failure of failures) expect(failure).toContain("ECONNREFUSED");
    });

    it.each([
      ["loses its power", (s: Stage) => s.host.kill()],
      ["is shut down", (s: Stage) => s.host.stop()],
    ])("when the host %s and starts again, with the pages of our own", async (_, end) => {
      const { host, ask } = stage();
      await startShop();
      await end(stage());
      await host.start();
      await serves("shop");
      expect((await ask("nobody.test")).body).toContain("No application answers here");
      expect((await ask("empty.test")).body).toContain("The application is not running");
    });
  });

  describe("ensuring the edge", () => {
    afterEach(async () => {
      await stage().ensure();
      expect(await stage().edge.publish(stage().wanted().table, stage().wanted().revision)).toEqual([]);
    });

    it("leaves it alone when it is as wanted", async () => {
      const { engine, layout, ensure } = stage();
      const names = [layout.traefik, layout.companion];
      const before = await Promise.all(names.map((name) => engine.inspect(name)));
      for (let i = 0; i < 2; i++) await ensure();
      expect(await Promise.all(names.map((name) => engine.inspect(name)))).toEqual(before);
    });

    it.each([
      ["Traefik is removed", (s: Stage) => s.engine.remove(s.layout.traefik)],
      ["Traefik is stopped", (s: Stage) => s.engine.kill(s.layout.traefik, "SIGKILL")],
      ["the companion is removed", (s: Stage) => s.engine.remove(s.layout.companion)],
      ["the companion is stopped", (s: Stage) => s.engine.kill(s.layout.companion, "SIGKILL")],
      ["both are removed, with their volume", loseEverything],
      ["its file is lost", (s: Stage) => loseFile(s)],
      ["Traefik was started without its file", startWithoutFile],
      ["its file was spoilt when Traefik was started", startWithBadFile],
      ["Traefik is of another version of ours", becomeOutdated],
    ])("brings it back with its routes and pages when %s", async (_, spoil) => {
      const { ask, ensure, edge, wanted } = stage();
      await startShop();
      await spoil(stage());
      await ensure();
      await serves("shop");
      await expect.poll(async () => (await ask("nobody.test")).body).toContain("No application answers here");
      expect((await ask("empty.test")).body).toContain("The application is not running");
      expect(await edge.liveRevision()).toBe(wanted().revision);
    });

    it("does not touch what serves when only the companion has to be made again", async () => {
      const { engine, layout, host, ensure } = stage();
      await startShop();
      const id = await idOf(layout.traefik);
      const under = startLoad({ address: host.address, host: "shop.test", connections: 2, keepAlive: false });
      await engine.remove(layout.companion);
      await ensure();
      expect((await under.stop()).failures).toEqual([]);
      expect(await idOf(layout.traefik)).toBe(id);
    });
  });
}

async function loseFile({ engine, layout }: Stage): Promise<void> {
  await engine.exec(layout.companion, ["rm", "/dyn/live.yml", "/dyn/stage", "/dyn/pages/no-host.html"]);
}

async function restartTraefik({ engine, layout }: Stage): Promise<void> {
  await engine.kill(layout.traefik, "SIGKILL");
  await expect.poll(async () => (await engine.inspect(layout.traefik))?.status).toBe("exited");
  await engine.start(layout.traefik);
}

async function startWithoutFile(stage: Stage): Promise<void> {
  await loseFile(stage);
  await restartTraefik(stage);
}

async function startWithBadFile(stage: Stage): Promise<void> {
  const { engine, layout } = stage;
  await engine.exec(layout.companion, ["sh", "-c", "echo '{\"http\":{' >/dyn/live.yml"]);
  await restartTraefik(stage);
}

async function loseEverything({ engine, layout }: Stage): Promise<void> {
  await engine.remove(layout.traefik);
  await engine.exec(layout.companion, ["sh", "-c", "rm -rf /dyn/*"]);
  await engine.remove(layout.companion);
}

async function becomeOutdated({ engine, layout, options, network, mode }: Stage): Promise<void> {
  await engine.remove(layout.traefik);
  await engine.ensureContainer({
    name: layout.traefik,
    image: options.traefikImage,
    labels: { "docker-manager.edge": "1" },
    command: ["traefik", "--entrypoints.web.address=:80"],
    network: mode === "host" ? "host" : { name: network, address: null },
    restart: "always",
  });
  await engine.start(layout.traefik);
}
