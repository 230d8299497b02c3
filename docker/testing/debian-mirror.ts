import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { testingFolder } from "./paths";

/** Debian's packages for machines that reach nothing but this one. */
export interface DebianMirror {
  readonly port: number;
  /** how many packages were asked for so far */
  readonly packages: () => number;
  close(): Promise<void>;
}

const cache = path.join(testingFolder, "debian-packages");

/** Hands on what the mirror has. Packages never change under their names, and are kept. @param mirror its address */
export async function startDebianMirror(mirror: string): Promise<DebianMirror> {
  mkdirSync(cache, { recursive: true });
  let packages = 0;
  const server = http.createServer((request, response) => {
    const wanted = request.url ?? "/";
    if (wanted.endsWith(".deb")) packages += 1;
    fetchFile(`${mirror}${wanted}`, wanted.endsWith(".deb")).then(
      (body) => (body === null ? response.writeHead(404).end() : response.writeHead(200).end(body)),
      () => response.writeHead(502).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    packages: () => packages,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function fetchFile(address: string, keep: boolean): Promise<Buffer | null> {
  const file = path.join(cache, createHash("sha256").update(address).digest("hex"));
  if (keep && existsSync(file)) return readFileSync(file);
  const answer = await fetch(address);
  if (!answer.ok) return null;
  const body = Buffer.from(await answer.arrayBuffer());
  if (keep) {
    writeFileSync(`${file}.${process.pid}`, body);
    renameSync(`${file}.${process.pid}`, file);
  }
  return body;
}
