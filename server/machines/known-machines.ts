import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { type FoundContext, parseContext } from "../domain/node/parse-context";
import { parseSshConfig, type SshHost } from "../domain/node/parse-ssh-config";
import { contextFolder } from "./docker-contexts";
import type { TlsSecrets } from "./node-access";

/** Where the docker command and ssh keep what they know, on the machine that the server runs on; null for nowhere. */
export interface KnownPlaces {
  readonly dockerConfig: string | null;
  readonly sshConfig: string | null;
}

const most = 200;
const maxBytes = 1_000_000;

/** What is not there, or may not be read, is nothing. */
const read = (file: string): Promise<string | null> =>
  readFile(file, "utf8").then(
    (text) => (text.length > maxBytes ? null : text),
    () => null,
  );

/** The contexts of the docker command that lead to other machines, by name. */
export async function readContexts({ dockerConfig }: KnownPlaces): Promise<readonly FoundContext[]> {
  if (dockerConfig === null) return [];
  const folder = path.join(dockerConfig, "contexts/meta");
  const names = (await readdir(folder).catch(() => [])).slice(0, most);
  const texts = await Promise.all(names.map((name) => read(path.join(folder, name, "meta.json"))));
  const found = texts.map((text) => (text === null ? null : parseContext(text))).filter((one) => one !== null);
  return found.sort((a, b) => a.name.localeCompare(b.name));
}

/** The certificates that stand beside a context; null where not all three do. */
export async function readContextTls({ dockerConfig }: KnownPlaces, name: string): Promise<TlsSecrets | null> {
  if (dockerConfig === null) return null;
  const folder = path.join(dockerConfig, "contexts/tls", contextFolder(name), "docker");
  const [ca, cert, key] = await Promise.all(
    ["ca", "cert", "key"].map((part) => read(path.join(folder, `${part}.pem`))),
  );
  return ca && cert && key ? { ca, cert, key } : null;
}

/** The machines that the SSH configuration names. */
export async function readSshHosts({ sshConfig }: KnownPlaces): Promise<readonly SshHost[]> {
  const text = sshConfig === null ? null : await read(sshConfig);
  return text === null ? [] : parseSshConfig(text).slice(0, most);
}
