import { sshAccess, tlsAccess } from "../../machines/node-access";

interface Row {
  readonly transport: string;
  readonly endpoint: string;
  readonly access: unknown;
}

/** The way to a node's engine, as a form shows it. */
export function describeWay({ transport, endpoint, access }: Row) {
  const url = new URL(endpoint);
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (transport === "ssh") {
    const { hostKey, jump, socketPath, publicKey } = sshAccess.parse(access);
    const user = decodeURIComponent(url.username);
    return { transport, host, port: Number(url.port || 22), user, socketPath, hostKey, jump, publicKey } as const;
  }
  if (transport === "tls")
    return { transport, host, port: Number(url.port || 2376), ...tlsAccess.parse(access) } as const;
  return { transport: "local", endpoint } as const;
}
