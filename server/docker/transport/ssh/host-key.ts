import { createHash } from "node:crypto";

/** The key by which an SSH server is known, as people compare it. */
export interface HostKey {
  /** such as ssh-ed25519 */
  readonly type: string;
  /** SHA256:… as `ssh-keygen -l` prints it */
  readonly fingerprint: string;
}

/** @param blob the public key as the server sends it: its type, with its length before it, then the rest (RFC 4253 6.6) */
export function describeHostKey(blob: Buffer): HostKey {
  const length = blob.length >= 4 ? blob.readUInt32BE(0) : 0;
  const type = blob.subarray(4, 4 + length).toString("latin1");
  return { type, fingerprint: `SHA256:${createHash("sha256").update(blob).digest("base64").replace(/=+$/, "")}` };
}

/** Those that we accept, the best first; RSA only with signatures by SHA-2. */
const algorithms = [
  ...["ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521"],
  ...["rsa-sha2-512", "rsa-sha2-256"],
] as const;

type Algorithm = (typeof algorithms)[number];

/** In which order to ask for host keys: that of a key that is known first, or a server that got one more would look changed. */
export function orderAlgorithms(known: HostKey | null): Algorithm[] {
  const isKnown = (algorithm: Algorithm) =>
    known !== null && (algorithm === known.type || (known.type === "ssh-rsa" && algorithm.startsWith("rsa-")));
  return [...algorithms.filter(isKnown), ...algorithms.filter((algorithm) => !isKnown(algorithm))];
}
