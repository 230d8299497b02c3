import { createLocalTransport } from "../docker/transport/local";
import { createSshTransport } from "../docker/transport/ssh/create-ssh-transport";
import type { SshTarget } from "../docker/transport/ssh/ssh-target";
import { createTlsTransport, type TlsTarget } from "../docker/transport/tls";
import type { Transport } from "../docker/transport/transport";
import type { Vault } from "../secrets/vault";
import { sealPlace, sshAccess, sshSecrets, tlsSecrets } from "./node-access";

/** The way to an engine, with all that opens it. */
export type Way =
  | { readonly transport: "local"; readonly endpoint: string }
  | { readonly transport: "tls"; readonly target: TlsTarget }
  | { readonly transport: "ssh"; readonly target: SshTarget };

export interface NodeRow {
  readonly id: string;
  readonly transport: string;
  readonly endpoint: string;
  readonly access: unknown;
  readonly sealedAccess: string | null;
}

const defaultPorts = { ssh: 22, tls: 2376 } as const;

/** @throws SecretsLockedError where the sealed part cannot be opened; ZodError where the row is not what was written */
export function readWay(node: NodeRow, vault: Pick<Vault, "open">): Way {
  const { transport, endpoint } = node;
  if (transport !== "ssh" && transport !== "tls") return { transport: "local", endpoint };
  const url = new URL(endpoint);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = Number(url.port || defaultPorts[transport]);
  const secrets: unknown = JSON.parse(vault.open(node.sealedAccess ?? "", sealPlace(node.id)));
  if (transport === "tls") return { transport, target: { host, port, ...tlsSecrets.parse(secrets) } };
  const { hostKey, socketPath, jump } = sshAccess.parse(node.access);
  const { jump: jumpKey, ...key } = sshSecrets.parse(secrets);
  const login = { host, port, user: decodeURIComponent(url.username), hostKey, ...key };
  const through = jump === null ? {} : { jump: { ...jump, ...(jumpKey ?? key) } };
  return { transport, target: { ...login, socketPath, ...through } };
}

export function createTransport(way: Way): Transport {
  switch (way.transport) {
    case "local":
      return createLocalTransport(way.endpoint);
    case "tls":
      return createTlsTransport(way.target);
    case "ssh":
      return createSshTransport(way.target);
  }
}
