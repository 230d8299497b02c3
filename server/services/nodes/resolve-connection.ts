import { X509Certificate } from "node:crypto";
import type { Prisma } from "../../db/generated/client";
import { publicHalf } from "../../docker/transport/ssh/key-pair";
import type { SshLogin } from "../../docker/transport/ssh/ssh-target";
import { invalid } from "../../domain/errors";
import type { SshAccess, SshSecrets, TlsAccess, TlsSecrets } from "../../machines/node-access";
import type { Vault } from "../../secrets/vault";
import type { Connection, SshConnection, TlsConnection } from "./connection";

/** What was entered before: the sealed part of a node, or of a form that was not registered yet. Each of its fields may be missing. */
export type Entered = Partial<SshSecrets> & Partial<TlsSecrets>;

/** What a connection is once its secrets are there; only the host keys are still to be read. */
export type Resolved =
  | { readonly transport: "local"; readonly endpoint: string; readonly secrets: null }
  | {
      readonly transport: "tls";
      readonly endpoint: string;
      readonly secrets: TlsSecrets;
      readonly access: TlsAccess;
    }
  | {
      readonly transport: "ssh";
      readonly endpoint: string;
      readonly secrets: SshSecrets;
      readonly access: Pick<SshAccess, "socketPath" | "publicKey">;
      readonly login: Omit<SshLogin, "hostKey">;
      readonly jump: Omit<SshLogin, "hostKey"> | null;
    };

const draftPlace = (organizationId: string) => `node-draft:${organizationId}`;

/** Secrets of a form, as it carries them along: what was entered or made once is not asked for again. */
export const sealDraft = (vault: Vault, organizationId: string, entered: Entered): string =>
  vault.seal(JSON.stringify(entered), draftPlace(organizationId));

/** @throws SecretsLockedError for what we did not seal for this organisation */
const openDraft = (vault: Vault, organizationId: string, draft: string): Entered =>
  draft === "" ? {} : (JSON.parse(vault.open(draft, draftPlace(organizationId))) as Entered);

/**
 * What was entered now, before what was entered earlier, before what is stored.
 * @throws AppError invalid, with a sentence per field
 */
export function resolveConnection(
  vault: Vault,
  organizationId: string,
  given: Connection,
  stored: Entered = {},
): Resolved {
  if (given.transport === "local")
    return { transport: "local", endpoint: `unix://${encodeURI(given.socketPath)}`, secrets: null };
  const draft = openDraft(vault, organizationId, given.draft);
  // A stored passphrase belongs to the stored key.
  const { passphrase: _, ...others } = stored;
  const before: Entered = { ...(draft.privateKey === undefined ? stored : others), ...draft };
  return given.transport === "ssh" ? resolveSsh(given, before) : resolveTls(given, before);
}

const inUrl = (host: string) => (host.includes(":") ? `[${host}]` : host);

function resolveSsh(given: SshConnection, before: Entered): Resolved {
  const { host, port, user, socketPath, jump } = given;
  const own = pickKey(given, before);
  if (own === null) throw invalid({ privateKey: "Enter the private key, or let one be made here." });
  const publicKey = readPublicHalf(own, "privateKey");
  const other = jump === null ? null : pickKey(jump, before.jump ?? {});
  if (other !== null) readPublicHalf(other, "jumpPrivateKey");
  return {
    transport: "ssh",
    endpoint: `ssh://${encodeURIComponent(user)}@${inUrl(host)}:${port}`,
    secrets: { ...own, jump: other },
    access: { socketPath, publicKey },
    login: { host, port, user, ...own },
    jump: jump === null ? null : { host: jump.host, port: jump.port, user: jump.user, ...(other ?? own) },
  };
}

type Key = { readonly privateKey: string; readonly passphrase?: string | undefined };

function pickKey(given: { privateKey: string; passphrase: string }, before: Partial<Key>): Key | null {
  const { passphrase } = given;
  // A form sends lines as the web has them; OpenSSH's own form wants its last one ended.
  const entered = given.privateKey.replace(/\r\n/g, "\n").trim();
  if (entered !== "") return { privateKey: `${entered}\n`, ...(passphrase === "" ? {} : { passphrase }) };
  const { privateKey, passphrase: known } = before;
  if (privateKey === undefined) return null;
  const either = passphrase === "" ? known : passphrase;
  return { privateKey, ...(either === undefined ? {} : { passphrase: either }) };
}

function readPublicHalf({ privateKey, passphrase }: Key, field: string): string {
  try {
    return publicHalf(privateKey, passphrase);
  } catch (error) {
    throw invalid({ [field]: (error as Error).message });
  }
}

function resolveTls(given: TlsConnection, before: Entered): Resolved {
  const secrets = { ca: before.ca ?? "", cert: before.cert ?? "", key: before.key ?? "" };
  for (const name of ["ca", "cert", "key"] as const) if (given[name].trim() !== "") secrets[name] = given[name];
  const missing = { ca: "Enter the authority’s certificate.", cert: "Enter our certificate.", key: "Enter its key." };
  const wrong = Object.entries(missing).filter(([name]) => secrets[name as keyof typeof secrets] === "");
  if (wrong.length > 0) throw invalid(Object.fromEntries(wrong));
  if (!/-----BEGIN (?:\w+ )?PRIVATE KEY-----/.test(secrets.key))
    throw invalid({ key: "This is no private key in PEM form, without a passphrase." });
  const access = {
    certificateUntil: readEnd(secrets.cert, "cert"),
    authorityUntil: readEnd(secrets.ca, "ca"),
  };
  return { transport: "tls", endpoint: `tcp://${inUrl(given.host)}:${given.port}`, secrets, access };
}

function readEnd(pem: string, field: string): string {
  try {
    return new Date(new X509Certificate(pem).validTo).toISOString();
  } catch {
    throw invalid({ [field]: "This is no certificate in PEM form." });
  }
}

/** What a node's row keeps of the secrets: text to be sealed. */
export const toSealed = ({ secrets }: Resolved): string | null => (secrets === null ? null : JSON.stringify(secrets));

export const toJson = (access: object): Prisma.InputJsonObject => access as Prisma.InputJsonObject;
