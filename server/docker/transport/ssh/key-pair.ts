import ssh2 from "ssh2";
import { toSshError } from "./ssh-error";

export interface KeyPair {
  /** in OpenSSH's own form */
  readonly privateKey: string;
  /** the line for authorized_keys */
  readonly publicKey: string;
}

/** @param comment stands at the end of the public line, so that one who finds it there knows whose it is */
export function createKeyPair(comment: string): KeyPair {
  const pair = ssh2.utils.generateKeyPairSync("ed25519", { comment });
  return { privateKey: pair.private, publicKey: pair.public };
}

/**
 * The public half of a private key, as a line for authorized_keys.
 * @throws SshError where the key cannot be read, or not without its passphrase
 */
export function publicHalf(privateKey: string, passphrase?: string): string {
  const parsed = ssh2.utils.parseKey(privateKey, passphrase);
  if (parsed instanceof Error) throw toSshError("this node", parsed);
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  if (key === undefined || !key.isPrivateKey())
    throw toSshError("this node", new Error("Cannot parse privateKey: it is no private key"));
  return `${key.type} ${key.getPublicSSH().toString("base64")}`;
}
