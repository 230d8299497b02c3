import { createHmac, timingSafeEqual } from "node:crypto";

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

export type MasterKeyCheck = { kind: "ok" } | { kind: "first" } | { kind: "wrong"; sentence: string };

/**
 * Compares the key at hand with the one that the installation was set up with.
 * @param stored the fingerprint in the settings, null before the first start; the caller stores it on `first`
 */
export function checkMasterKey(
  stored: string | null,
  vault: { readonly keyId: string; fingerprint(): string },
): MasterKeyCheck {
  if (stored === null) return { kind: "first" };
  const [a, b] = [Buffer.from(stored), Buffer.from(vault.fingerprint())];
  if (a.length === b.length && timingSafeEqual(a, b)) return { kind: "ok" };
  return {
    kind: "wrong",
    sentence: `The master key (${vault.keyId}) is not the one that this installation's secrets were sealed with. Put the former key back into DM_MASTER_KEY or DM_MASTER_KEY_FILE and start again; nothing was changed.`,
  };
}
