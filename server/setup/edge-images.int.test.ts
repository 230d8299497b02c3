import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { startTestHost, type TestHost } from "../../docker/testing/host";
import { loadTestImages } from "../../docker/testing/images";
import { startTestRegistry, type TestRegistry } from "../../docker/testing/registry";
import { createDockerodeEngine } from "../docker/dockerode/create-dockerode-engine";
import { createLocalTransport } from "../docker/transport/local";
import { ensureEdgeImages, own } from "./edge-images.mjs";
import { callEngine, findImage } from "./engine-api.mjs";

let host: TestHost;
let endpoint: string;
let registry: TestRegistry;
let folder: string;
/** Traefik as the registry has it, by digest */
let pinned: string;

beforeAll(async () => {
  host = await startTestHost("images", 19);
  await loadTestImages(host);
  endpoint = `unix://${host.socket}`;
  registry = await startTestRegistry(createDockerodeEngine(createLocalTransport(endpoint)), { open: true });
  folder = mkdtempSync(path.join(tmpdir(), "dm-images-"));
  pinned = await publish(own.traefik);
  await forget(own.traefik);
});
afterAll(async () => {
  await host.remove();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  delete process.env.DM_TRAEFIK_IMAGE;
});

const tag = () => `${registry.name}/traefik:v3`;

/** Puts an image into the registry under the one name. @returns its digest there; the host no longer has it */
async function publish(image: string): Promise<string> {
  const reference = await registry.push(image, "traefik:v3");
  const [digest = ""] = (await findImage(endpoint, reference))?.RepoDigests ?? [];
  await forget(reference);
  return digest;
}

async function forget(reference: string): Promise<void> {
  await callEngine(endpoint, "DELETE", `/images/${reference}?force=1`, { timeoutMs: 60_000 });
  expect(await findImage(endpoint, reference)).toBeNull();
}

describe("with a registry", () => {
  it("Traefik is fetched by its digest, once", async () => {
    expect(pinned).toMatch(/^127\.0\.0\.1:5000\/traefik@sha256:[0-9a-f]{64}$/);
    const images = await ensureEdgeImages(endpoint, folder, pinned);
    expect(images).toEqual({ traefik: pinned, companion: own.companion });
    const found = await findImage(endpoint, pinned);
    expect(found?.RepoDigests).toEqual([pinned]);
    expect(await findImage(endpoint, own.traefik)).toBeNull();
    expect((await ensureEdgeImages(endpoint, folder, pinned)).traefik).toBe(pinned);
  });

  it("a name that leads to another digest one day still gives the one that was fetched first", async () => {
    process.env.DM_TRAEFIK_IMAGE = tag();
    expect((await ensureEdgeImages(endpoint, folder)).traefik).toBe(pinned);
    expect(JSON.parse(readFileSync(path.join(folder, "edge-images.json"), "utf8"))).toEqual({ [tag()]: pinned });

    const other = await publish(own.companion);
    expect(other).not.toBe(pinned);
    await forget(pinned);
    expect((await ensureEdgeImages(endpoint, folder)).traefik).toBe(pinned);
    expect(await findImage(endpoint, other)).toBeNull();
  });

  it("an image that somebody named and nobody has is told in a sentence", async () => {
    process.env.DM_TRAEFIK_IMAGE = `${registry.name}/typo:v3`;
    await expect(ensureEdgeImages(endpoint, folder)).rejects.toThrow(
      `The image ${registry.name}/typo:v3 cannot be fetched. Correct its name, or unset the variable that names it.`,
    );
  });
});

describe("without a registry", () => {
  it("Traefik is made of the official binary, and runs", async () => {
    const unreachable = pinned.replace(":5000", ":5999");
    const images = await ensureEdgeImages(endpoint, folder, unreachable);
    expect(images).toEqual(own);
    expect(await outputOf(own.traefik, ["version"])).toContain("3.7.15");
  }, 180_000);
});

/** What a container of an image prints. */
async function outputOf(image: string, command: readonly string[]): Promise<string> {
  const engine = createDockerodeEngine(createLocalTransport(endpoint));
  await engine.ensureContainer({ name: "asked", image, labels: {}, command, network: "none", restart: "no" });
  await engine.start("asked");
  await callEngine(endpoint, "POST", "/containers/asked/wait", { timeoutMs: 30_000 });
  return (await callEngine(endpoint, "GET", "/containers/asked/logs?stdout=1&stderr=1")).text;
}
