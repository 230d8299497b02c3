import { createHmac } from "node:crypto";

const keyBytes = 32;

/**
 * The master key from its base64 text.
 * @throws Error with the next step; the text itself is never repeated
 */
export function parseMasterKey(text: string): Buffer {
  const trimmed = text.trim();
  const isBase64 = /^[A-Za-z0-9+/_-]+={0,2}$/.test(trimmed);
  const key = isBase64 ? Buffer.from(trimmed, "base64") : Buffer.alloc(0);
  if (key.length !== keyBytes) {
    throw new Error(
      `The master key is not ${keyBytes} bytes in base64. Restore the key that this installation was set up with, or make a new one with: openssl rand -base64 ${keyBytes}`,
    );
  }
  return key;
}

/** A name for a key from which the key cannot be guessed; each purpose has its own label. */
export function deriveName(key: Buffer, label: string, bytes: number): string {
  return createHmac("sha256", key).update(`docker-manager ${label}`).digest().subarray(0, bytes).toString("hex");
}
