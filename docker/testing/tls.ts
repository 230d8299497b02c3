import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { run } from "./run";

/** What opens the TCP port of a test host's engine, which asks its callers for a certificate. PEM. */
export interface TestTls {
  readonly port: number;
  readonly ca: string;
  readonly cert: string;
  readonly key: string;
  /** of another authority: shows as much, and opens nothing */
  readonly stranger: { readonly cert: string; readonly key: string };
  /** of the same authority, over since yesterday */
  readonly expired: { readonly cert: string; readonly key: string };
}

const port = 2376;
const folderOf = (host: string) => path.join(host, "tls");

/** Makes the certificates of a host, before it is first started. */
export async function prepareTls(host: string, address: string): Promise<void> {
  const folder = folderOf(host);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const authority = (name: string) =>
    request(folder, [
      "-x509",
      "-days",
      "30",
      "-keyout",
      `${name}-key.pem`,
      "-out",
      `${name}.pem`,
      "-subj",
      `/CN=${name}`,
    ]);
  await authority("ca");
  await authority("other-ca");
  await sign(folder, "server", "ca", [`subjectAltName=IP:${address}`, "extendedKeyUsage=serverAuth"]);
  await sign(folder, "client", "ca", ["extendedKeyUsage=clientAuth"]);
  await sign(folder, "stranger", "other-ca", ["extendedKeyUsage=clientAuth"]);
  await sign(folder, "expired", "ca", ["extendedKeyUsage=clientAuth"], "-1");
}

/** What a host's daemon.json says about its TCP port. */
export function listenByTls(host: string, address: string): { hosts: string[]; more: object } {
  const file = (name: string) => path.join(folderOf(host), name);
  const more = {
    ...{ tls: true, tlsverify: true, tlscacert: file("ca.pem") },
    ...{ tlscert: file("server.pem"), tlskey: file("server-key.pem") },
  };
  return { hosts: [`tcp://${address}:${port}`], more };
}

export function readTestTls(host: string): TestTls {
  const read = (name: string) => readFileSync(path.join(folderOf(host), name), "utf8");
  const pair = (name: string) => ({ cert: read(`${name}.pem`), key: read(`${name}-key.pem`) });
  return { port, ca: read("ca.pem"), ...pair("client"), stranger: pair("stranger"), expired: pair("expired") };
}

const request = (folder: string, args: readonly string[]) =>
  run("openssl", ["req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", ...args], 30_000, folder);

async function sign(folder: string, name: string, by: string, extensions: readonly string[], days = "30") {
  await request(folder, ["-keyout", `${name}-key.pem`, "-out", `${name}.csr`, "-subj", `/CN=${name}`]);
  writeFileSync(path.join(folder, `${name}.ext`), `${extensions.join("\n")}\n`);
  const authority = ["-CA", `${by}.pem`, "-CAkey", `${by}-key.pem`, "-CAcreateserial"];
  const files = ["-in", `${name}.csr`, "-out", `${name}.pem`, "-extfile", `${name}.ext`];
  await run("openssl", ["x509", "-req", ...files, ...authority, "-days", days], 30_000, folder);
}
