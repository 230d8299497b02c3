import { describe, expect, it } from "vitest";
import { isEngineError } from "../../docker/engine-error";
import { createTraefikEdge } from "../traefik/create-traefik-edge";
import { optionsOf, routesOf, type Stage } from "./stage";

/** What people get. */
export function describeServing(stage: () => Stage): void {
  describe("people", () => {
    it("get the application that has the host, over http and https, and are told apart", async () => {
      const { publish, replica, ask, mode } = stage();
      const command = [
        "node",
        "-e",
        "require('http').createServer((q, a) => a.end(JSON.stringify(q.headers))).listen(8080)",
      ];
      const [shop, echo] = [await replica({ env: { VERSION: "7" } }), await replica({ command })];
      expect(await publish(routesOf("shop", [shop]), routesOf("echo", [echo]))).toEqual([]);
      expect(await ask("shop.test")).toMatchObject({ status: 200, body: "version 7\n" });
      expect(await ask("SHOP.test:80")).toMatchObject({ status: 200, body: "version 7\n" });
      expect(await ask("shop.test", "/", { https: true })).toMatchObject({ status: 200, body: "version 7\n" });
      const headers = { "x-forwarded-for": "1.2.3.4", "x-real-ip": "1.2.3.4" };
      const seen = JSON.parse((await ask("echo.test", "/", { headers })).body) as Record<string, string>;
      expect([seen["x-forwarded-for"], seen["x-real-ip"], mode]).toEqual(["10.99.0.1", "10.99.0.1", mode]);
      expect([seen.host, seen["x-forwarded-proto"]]).toEqual(["echo.test", "http"]);
    });

    it("get a page of ours where no application is, or none of its replicas serves", async () => {
      const { publish, ask } = stage();
      await publish(routesOf("empty", []));
      for (const https of [false, true]) {
        const unknown = await ask("nobody.test", "/some/path", { https });
        expect([unknown.status, unknown.body]).toEqual([404, expect.stringContaining("No application answers here")]);
        const empty = await ask("empty.test", "/some/path", { https });
        expect([empty.status, empty.body]).toEqual([503, expect.stringContaining("The application is not running")]);
      }
    });

    it("get the application of the longest path, which ends at a slash and is stripped where wanted", async () => {
      const { publish, replica, ask } = stage();
      const echo = {
        command: [
          "node",
          "-e",
          "require('http').createServer((q, a) => a.end(process.env.NAME + ' ' + q.url)).listen(8080)",
        ],
      };
      const [root, api, deep] = await Promise.all([
        replica({ ...echo, env: { NAME: "root" } }),
        replica({ ...echo, env: { NAME: "api" } }),
        replica({ ...echo, env: { NAME: "deep" } }),
      ]);
      const rule = (path: string, strip: boolean) => ({ rules: [{ host: "shop.test", path, strip }] });
      await publish(
        routesOf("root", [root], rule("/", false)),
        routesOf("api", [api], rule("/api", true)),
        routesOf("deep", [deep], rule("/api/v2", false)),
      );
      const cases = {
        "/": "root /",
        "/apiary": "root /apiary",
        "/api": "api /",
        "/api/": "api /",
        "/api/items?q=1": "api /items?q=1",
        "/api/v2": "deep /api/v2",
        "/api/v2/x": "deep /api/v2/x",
        "/api/v20": "api /v20",
        "/files/a%20b%2Fc": "root /files/a%20b%2Fc",
        "/api/a%2Fb": "api /a%2Fb",
      };
      for (const [path, body] of Object.entries(cases))
        await expect.poll(async () => [path, (await ask("shop.test", path)).body]).toEqual([path, body]);
    });

    it("get what was published though strings of it are hostile", async () => {
      const { publish, replica, ask, engine, layout } = stage();
      const shop = await replica();
      const path = '/{{env`HOSTNAME`}}{{{"x"}}';
      const check = { path, port: null, intervalMs: 500, timeoutMs: 500 };
      const app = routesOf("shop", [shop]);
      const groups = app.groups.map((group) => ({ ...group, check }));
      const evil = routesOf("evil", [shop], {
        rules: [{ host: "a.test`) || Host(`shop.test", path: "/", strip: false }],
      });
      expect(await publish({ ...app, groups }, evil)).toEqual([
        { application: "ae_evil", rule: 0, reason: expect.stringContaining("characters") },
      ]);
      expect((await ask("shop.test")).status).toBe(200);
      const url = `http://127.0.0.1:${layout.api}/api/http/services/g-dep_shop@file`;
      const { stdout } = await engine.exec(layout.station, ["wget", "-q", "-O", "-", url]);
      expect(JSON.parse(stdout).loadBalancer.healthCheck.path).toBe(path);
    });

    it("get all other applications when the edge refuses a route of one", async () => {
      const { publish, replica, ask } = stage();
      const shop = await replica();
      const rules = [
        { host: "fine.test", path: "/", strip: false },
        { host: "broken.test", path: "no-slash", strip: false },
      ];
      const refused = await publish(routesOf("shop", [shop]), routesOf("broken", [shop], { rules }));
      expect(refused.length).toBeGreaterThan(0);
      for (const route of refused)
        expect(route).toEqual({ application: "ae_broken", rule: 1, reason: expect.stringMatching(/path|rule/i) });
      expect((await ask("shop.test")).status).toBe(200);
      expect((await ask("fine.test")).status).toBe(200);
      expect((await ask("broken.test")).status).toBe(404);
    });
  });

  describe("a port of the node that somebody else has", () => {
    it("is named by the edge that cannot start", async () => {
      const { engine, mode, wanted, layout } = stage();
      const second = createTraefikEdge(engine, optionsOf(mode, { name: "u", controlPort: 48_080, httpsPort: 8_443 }));
      const failure = await second.ensure({ ...wanted(), networks: [] }).catch((error: unknown) => error);
      if (mode === "host")
        expect(failure).toMatchObject({
          reason: "down",
          message:
            "The edge cannot start: port 80 of the node is taken by another program. Free it, or set DM_EDGE_HTTP_PORT to another port.",
        });
      else expect([isEngineError(failure), String(failure)]).toEqual([true, expect.stringMatching(/80.*allocated/)]);
      for (const name of ["u-edge", "u-companion"]) await engine.remove(name);
      expect((await engine.inspect(layout.traefik))?.status).toBe("running");
    });
  });
}
