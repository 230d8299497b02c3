import { readdirSync } from "node:fs";
import { createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { staticFiles } from "./static-files";

let server: Server;
let script: string;
beforeAll(async () => {
  script = readdirSync("public/build").find((name) => /^manifest-.+\.js$/.test(name)) ?? "";
  server = createServer(express().use(staticFiles(false)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const ask = (path: string, encoding: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const asked = get({ host: "127.0.0.1", port, path, headers: { "accept-encoding": encoding } }, (answer) => {
      answer.resume();
      resolve(answer);
    });
    asked.on("error", reject);
  });

describe("what a browser loads beside the pages", () => {
  it.each([
    ["gzip, br", "br"],
    ["gzip", "gzip"],
    ["", undefined],
  ])("for one that takes “%s” is sent as %s, and kept for good", async (takes, encoding) => {
    const { statusCode, headers } = await ask(`/build/${script}`, takes);
    expect(statusCode).toBe(200);
    expect(headers["content-encoding"]).toBe(encoding);
    expect(headers["content-type"]).toMatch(/javascript/);
    expect(headers["cache-control"]).toMatch(/immutable/);
  });

  it("is nothing outside of its folder", async () => {
    for (const path of ["/build/../../package.json", "/%2e%2e/package.json", "/build/none.js"])
      expect((await ask(path, "br")).statusCode).toBe(404);
  });
});
