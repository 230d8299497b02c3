import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import http from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { ensureEdgeImages, own } from "../../server/setup/edge-images.mjs";
import { callEngine } from "../../server/setup/engine-api.mjs";
import { importRootfs, makeRootfs } from "../../server/setup/rootfs.mjs";
import type { TestHost } from "./host";
import { here, imagesFolder, testingFolder } from "./paths";

/** An application whose environment says how it behaves (app/server.mjs); also the base for builds in tests. */
export const testApp = "docker-manager/test-app:1";
export const edgeImages = own;

/** Puts the images that tests need on a host. The first host ever makes them; the others load what it saved. */
export async function loadTestImages({ socket }: Pick<TestHost, "socket">): Promise<void> {
  const endpoint = `unix://${socket}`;
  const app = readFileSync(path.join(here, "app/server.mjs"));
  const saved = path.join(imagesFolder, `${createHash("sha256").update(app).digest("hex").slice(0, 12)}.tar`);
  if (existsSync(saved)) {
    const body = createReadStream(saved);
    const { status, text } = await callEngine(endpoint, "POST", "/images/load?quiet=1", { body, timeoutMs: 120_000 });
    if (status !== 200) throw new Error(`The test images could not be loaded: ${text}`);
    return;
  }
  await ensureEdgeImages(endpoint, testingFolder);
  await makeTestApp(endpoint);
  await save(socket, [own.traefik, own.companion, testApp], saved);
}

async function makeTestApp(endpoint: string): Promise<void> {
  const rootfs = await makeRootfs([
    { from: process.execPath, to: "bin/node" },
    { from: path.join(here, "app/server.mjs"), to: "srv/server.mjs" },
  ]);
  try {
    const changes = ["ENV PATH=/bin", 'CMD ["node", "/srv/server.mjs"]', "EXPOSE 8080"];
    await importRootfs(endpoint, rootfs.folder, testApp, changes);
  } finally {
    rootfs.remove();
  }
}

/** The archive appears whole or not at all. */
async function save(socketPath: string, names: readonly string[], file: string): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true });
  const query = new URLSearchParams(names.map((name) => ["names", name]));
  const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
    http.get({ socketPath, path: `/images/get?${query}` }, resolve).on("error", reject);
  });
  if (answer.statusCode !== 200) throw new Error(`The test images could not be saved: status ${answer.statusCode}`);
  const part = `${file}.${process.pid}`;
  await pipeline(answer, createWriteStream(part));
  renameSync(part, file);
}
