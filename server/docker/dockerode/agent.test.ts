import http from "node:http";
import { inspect } from "node:util";
import { expect, it } from "vitest";
import { createDockerodeEngine } from "./create-dockerode-engine";

it("no request costs a description of all that hangs on its connections", async () => {
  let described = 0;
  const agent = Object.assign(new http.Agent(), {
    connection: { [inspect.custom]: () => String(++described) },
  });
  const to = { protocol: "http", host: "127.0.0.1", port: 1, agent } as const;
  const engine = createDockerodeEngine({ http: to, close: () => agent.destroy() });
  await expect(engine.info()).rejects.toMatchObject({ reason: "unreachable" });
  expect(described).toBe(0);
});
