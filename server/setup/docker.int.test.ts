import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startTestHost, type TestHost } from "../../docker/testing/host";
import { testingFolder } from "../../docker/testing/paths";
import { runInside, signalDockerd } from "../../docker/testing/process";
import { ensureDocker } from "./docker.mjs";

let host: TestHost;
let socket: string;
let folder: string;
const nowhere = () => `unix://${folder}/none.sock`;

beforeAll(async () => {
  host = await startTestHost("find", 18);
  socket = `unix://${host.socket}`;
  folder = mkdtempSync(path.join(tmpdir(), "dm-docker-"));
});
afterAll(async () => {
  await host.remove();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  vi.stubEnv("DOCKER_HOST", "");
  vi.stubEnv("DOCKER_CONTEXT", undefined);
  vi.stubEnv("DOCKER_CONFIG", path.join(folder, "no-contexts"));
  vi.stubEnv("DM_NO_INSTALL", "1");
});
afterEach(() => vi.unstubAllEnvs());

/** A folder as `docker context create` and `docker context use` leave it. */
function useContext(name: string, endpoint: string): void {
  const home = path.join(folder, "contexts-of-docker");
  const meta = path.join(home, "contexts/meta", createHash("sha256").update(name).digest("hex"));
  mkdirSync(meta, { recursive: true });
  writeFileSync(path.join(home, "config.json"), JSON.stringify({ currentContext: name }));
  writeFileSync(
    path.join(meta, "meta.json"),
    JSON.stringify({ Name: name, Endpoints: { docker: { Host: endpoint } } }),
  );
  vi.stubEnv("DOCKER_CONFIG", home);
}

describe("a Docker Engine is found", () => {
  it("by DOCKER_HOST, before all else", async () => {
    useContext("away", nowhere());
    vi.stubEnv("DOCKER_HOST", socket);
    expect(await ensureDocker(folder, nowhere())).toBe(socket);
  });

  it("by the current context, before the local socket", async () => {
    useContext("bench", socket);
    expect(await ensureDocker(folder, nowhere())).toBe(socket);
  });

  it("at the local socket", async () => {
    expect(await ensureDocker(folder, socket)).toBe(socket);
  });
});

describe("what is wrong is told in a sentence that says what to do", () => {
  it.each([
    ["unix:///run/none.sock", "DOCKER_HOST names unix:///run/none.sock, and no Docker Engine answers there. Start it"],
    ["ssh://ines@host", "DOCKER_HOST is ssh://ines@host; the local engine is reached by unix:// or tcp://."],
  ])("DOCKER_HOST=%s", async (value, sentence) => {
    vi.stubEnv("DOCKER_HOST", value);
    await expect(ensureDocker(folder, socket)).rejects.toThrow(sentence);
  });

  it("a context that does not answer, or does not exist", async () => {
    useContext("away", nowhere());
    await expect(ensureDocker(folder, socket)).rejects.toThrow("The current Docker context names");
    vi.stubEnv("DOCKER_CONTEXT", "gone");
    await expect(ensureDocker(folder, socket)).rejects.toThrow("There is no Docker context “gone”.");
  });

  it("an engine that is too old", async () => {
    const old = path.join(folder, "old.sock");
    const server = http.createServer((_request, response) => response.end(JSON.stringify({ ApiVersion: "1.40" })));
    await new Promise<void>((resolve) => server.listen(old, resolve));
    await expect(ensureDocker(folder, `unix://${old}`)).rejects.toThrow("Upgrade it to version 20.10 or newer.");
    vi.stubEnv("DOCKER_HOST", `unix://${old}`);
    await expect(ensureDocker(folder, socket)).rejects.toThrow(`The Docker Engine at unix://${old} is too old.`);
    await new Promise((resolve) => server.close(resolve));
  });

  it("none, and DM_NO_INSTALL=1 keeps us from providing one", async () => {
    await expect(ensureDocker(folder, nowhere())).rejects.toThrow(
      "No Docker Engine answers here, and DM_NO_INSTALL=1 keeps us from installing or starting one. Start Docker, or set DOCKER_HOST.",
    );
  });
});

describe("where none runs", () => {
  /** What a start does on the host, whose own /var/run and processes it sees. */
  const ensureInside = () => {
    const module = path.resolve("server/setup/docker.mjs");
    const script = `import(${JSON.stringify(module)}).then((m) => m.ensureDocker("/run/dm-data")).then(console.log)`;
    const clean = ["env", "-u", "DOCKER_HOST", "-u", "DM_NO_INSTALL", "-u", "DOCKER_CONTEXT", "DOCKER_CONFIG=/none"];
    return runInside(path.join(testingFolder, host.name), [...clean, process.execPath, "-e", script]);
  };

  it("the distribution's is started, is said to be, and stays; the next start just finds it", async () => {
    const inside = path.join(testingFolder, host.name);
    await runInside(inside, ["touch", "/run/norestart"]);
    await signalDockerd(inside, "TERM");
    for (let i = 0; i < 100 && (await runInside(inside, ["pgrep", "-x", "dockerd"])).code === 0; i++)
      await new Promise((resolve) => setTimeout(resolve, 100));

    const first = await ensureInside();
    expect(first.out).toBe("! The Docker Engine was started; it stays when this stops.\nunix:///var/run/docker.sock\n");
    expect((await ensureInside()).out).toBe("unix:///var/run/docker.sock\n");
    expect((await runInside(inside, ["pgrep", "-x", "dockerd"])).code).toBe(0);
  });
});
