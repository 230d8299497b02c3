import { z } from "zod";

const port = z.number().int().min(1, "Give a port from 1 to 65535.").max(65_535, "Give a port from 1 to 65535.");

const host = z
  .string()
  .trim()
  .max(253)
  .regex(
    /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?|[0-9a-fA-F:]*:[0-9a-fA-F:.]+)$/,
    "Give a host name or an address.",
  );

const user = z
  .string()
  .trim()
  .regex(/^[a-z_][a-z0-9_.-]{0,31}$/i, "Give the name of a user on that machine.");

const socketPath = z
  .string()
  .trim()
  .max(100)
  .regex(/^\/[^\0]+$/, "Give the path of the engine’s socket, such as /var/run/docker.sock.");

const pem = z.string().max(100_000).default("");

/** "" where one that was entered before is meant: see `draft`, and the stored one of a node. */
const key = { privateKey: pem, passphrase: z.string().max(1_000).default("") };

/** SHA256:… of the host key that somebody compared and accepts; "" while nobody did */
const fingerprint = z.string().max(100).default("");

/** What was entered before and is not to be entered again: sealed, as an answer of ours gave it. */
const draft = z.string().max(200_000).default("");

const jump = z.object({ host, port: port.default(22), user, ...key, fingerprint });

const ssh = z.object({
  transport: z.literal("ssh"),
  ...{ host, port: port.default(22), user, socketPath: socketPath.default("/var/run/docker.sock") },
  ...{ ...key, fingerprint, draft },
  /** through which machine; its key is ours for the node where it has none of its own */
  jump: jump.nullable().default(null),
});

const tls = z.object({
  transport: z.literal("tls"),
  ...{ host, port: port.default(2376), ca: pem, cert: pem, key: pem, draft },
});

const local = z.object({
  transport: z.literal("local"),
  socketPath: socketPath.default("/var/run/docker.sock"),
});

/** The way to an engine, as somebody enters it. */
export const connection = z.discriminatedUnion("transport", [ssh, tls, local]);

export type Connection = z.output<typeof connection>;
export type SshConnection = z.output<typeof ssh>;
export type TlsConnection = z.output<typeof tls>;
