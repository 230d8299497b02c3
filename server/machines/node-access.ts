import { z } from "zod";

/** What everybody who may see a node may know of the way to its engine (`Node.access`), and what is sealed (`Node.sealedAccess`). */

const hostKey = z.object({ type: z.string(), fingerprint: z.string() });

const machine = z.object({ host: z.string(), port: z.number().int(), user: z.string(), hostKey });

export const sshAccess = z.object({
  hostKey,
  /** of the engine, on the machine that is reached */
  socketPath: z.string(),
  /** through which machine it is reached */
  jump: machine.nullable().default(null),
  /** the public half of our key, as a line for authorized_keys; "" where it was not to be had */
  publicKey: z.string().default(""),
});

export const tlsAccess = z.object({
  /** until when our certificate and the authority's hold, ISO 8601 */
  certificateUntil: z.string(),
  authorityUntil: z.string(),
});

const privateKey = z.object({ privateKey: z.string(), passphrase: z.string().optional() });

export const sshSecrets = privateKey.extend({ jump: privateKey.nullable().default(null) });
export const tlsSecrets = z.object({ ca: z.string(), cert: z.string(), key: z.string() });

export type SshAccess = z.output<typeof sshAccess>;
export type TlsAccess = z.output<typeof tlsAccess>;
export type SshSecrets = z.output<typeof sshSecrets>;
export type TlsSecrets = z.output<typeof tlsSecrets>;

/** Where the sealed part of a node belongs: moved to another node's row it does not open. */
export const sealPlace = (nodeId: string): string => `node:${nodeId}`;
