import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { AppError } from "../domain/errors";
import { deriveName, parseMasterKey } from "./master-key";

const algorithm = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;
const version = "v1";

/** A sealed value cannot be opened: another key, another place than it was sealed for, or damage. */
export class SecretsLockedError extends AppError {
  constructor(
    readonly keyId: string,
    sentence: string,
  ) {
    super("unavailable", sentence);
  }
}

export interface Vault {
  /** stands beside each ciphertext, so that a wrong key can be named */
  readonly keyId: string;
  /** @param aad where the value belongs, such as `variable:<id>:<key>`: a ciphertext moved elsewhere does not open */
  seal(text: string, aad: string): string;
  /** @throws SecretsLockedError */
  open(sealed: string, aad: string): string;
}

/**
 * Each value has a data key of its own, wrapped by the master key, so the master key encrypts few bytes only.
 * @param masterKey 32 bytes in base64
 */
export function createVault(masterKey: string): Vault {
  const master = parseMasterKey(masterKey);
  const keyId = deriveName(master, "key id", 4);
  return {
    keyId,
    seal(text, aad) {
      const dataKey = randomBytes(32);
      const wrapped = Buffer.concat(encrypt(master, dataKey, `${version}.${keyId}`));
      const value = encrypt(dataKey, Buffer.from(text, "utf8"), `${version}.${keyId}.${aad}`);
      return [version, keyId, ...[wrapped, ...value].map((part) => part.toString("base64url"))].join(".");
    },
    open(sealed, aad) {
      const parts = parseSealed(sealed);
      if (parts.keyId !== keyId) {
        throw new SecretsLockedError(
          parts.keyId,
          `This secret was sealed with the master key ${parts.keyId}, but the server runs with ${keyId}. Start it with the former key, or enter the secret again.`,
        );
      }
      try {
        const dataKey = decrypt(master, splitWrapped(parts.wrapped), `${version}.${keyId}`);
        return decrypt(dataKey, parts, `${version}.${keyId}.${aad}`).toString("utf8");
      } catch {
        throw damaged(keyId);
      }
    },
  };
}

interface Cipher {
  readonly iv: Buffer;
  readonly tag: Buffer;
  readonly text: Buffer;
}

function encrypt(key: Buffer, text: Buffer, aad: string): [iv: Buffer, tag: Buffer, text: Buffer] {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(algorithm, key, iv).setAAD(Buffer.from(aad, "utf8"));
  const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
  return [iv, cipher.getAuthTag(), sealed];
}

function decrypt(key: Buffer, cipher: Cipher, aad: string): Buffer {
  // authTagLength: without it a forger may shorten the tag to 4 bytes
  const decipher = createDecipheriv(algorithm, key, cipher.iv, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(aad, "utf8")).setAuthTag(cipher.tag);
  return Buffer.concat([decipher.update(cipher.text), decipher.final()]);
}

const splitWrapped = (wrapped: Buffer): Cipher => ({
  iv: wrapped.subarray(0, ivBytes),
  tag: wrapped.subarray(ivBytes, ivBytes + tagBytes),
  text: wrapped.subarray(ivBytes + tagBytes),
});

function parseSealed(sealed: string): Cipher & { keyId: string; wrapped: Buffer } {
  const [found, keyId = "", wrapped, iv, tag, text, ...rest] = sealed.split(".");
  const isKeyId = /^[0-9a-f]{8}$/.test(keyId);
  if (found !== version || !isKeyId || !wrapped || !iv || !tag || text === undefined || rest.length > 0) {
    throw damaged(isKeyId ? keyId : "unknown");
  }
  const decode = (part: string) => Buffer.from(part, "base64url");
  return { keyId, wrapped: decode(wrapped), iv: decode(iv), tag: decode(tag), text: decode(text) };
}

const damaged = (keyId: string): SecretsLockedError =>
  new SecretsLockedError(
    keyId,
    `A secret sealed with the master key ${keyId} is damaged or was moved from its place. Enter it again, or restore the database from a backup.`,
  );
