import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { buildContextMeta } from "../domain/node/context-meta";
import { findContext, findCurrentContext, setCurrentContext, writeContext } from "./docker-contexts";
import { readContexts } from "./known-machines";

let home: string;
let config: string;
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), "dm-contexts-"));
  config = path.join(home, ".docker");
});
afterEach(() => rmSync(home, { recursive: true }));

const way = {
  transport: "ssh",
  host: "10.0.0.4",
  port: 22,
  user: "deploy",
  socketPath: "/var/run/docker.sock",
} as const;
const meta = buildContextMeta({ name: "fra-01", nodeId: "node_1", before: "work" }, way);

it("a context is written where the docker command looks for it, even in a home that has nothing yet", async () => {
  expect([await findContext(config, "fra-01"), await findCurrentContext(config)]).toEqual([null, "default"]);
  await writeContext(config, "fra-01", meta);
  await setCurrentContext(config, "fra-01");
  expect(await findContext(config, "fra-01")).toMatchObject({ nodeId: "node_1", before: "work" });
  expect(await findCurrentContext(config)).toBe("fra-01");
  expect(await readContexts({ dockerConfig: config, sshConfig: null })).toMatchObject([
    { name: "fra-01", user: "deploy" },
  ]);
  expect(statSync(path.join(config, "config.json")).mode & 0o777).toBe(0o600);
});

it("what else config.json has stays, and its mode; one that is a link stays a link; a broken one is left alone", async () => {
  mkdirSync(config);
  const real = path.join(home, "dotfiles.json");
  writeFileSync(real, '{"auths":{"r":{"auth":"eA=="}},"currentContext":"work"}');
  chmodSync(real, 0o640);
  symlinkSync(real, path.join(config, "config.json"));
  await setCurrentContext(config, "fra-01");
  expect(JSON.parse(readFileSync(real, "utf8"))).toEqual({ auths: { r: { auth: "eA==" } }, currentContext: "fra-01" });
  expect([lstatSync(path.join(config, "config.json")).isSymbolicLink(), statSync(real).mode & 0o777]).toEqual([
    true,
    0o640,
  ]);
  writeFileSync(real, "{");
  await expect(setCurrentContext(config, "default")).rejects.toThrow(SyntaxError);
  expect(readFileSync(real, "utf8")).toBe("{");
});

it("where nothing can be written, that is the error", async () => {
  writeFileSync(config, "a file, and no folder");
  await expect(writeContext(config, "fra-01", meta)).rejects.toMatchObject({ code: expect.any(String) });
  await expect(setCurrentContext(config, "fra-01")).rejects.toMatchObject({ code: expect.any(String) });
});
