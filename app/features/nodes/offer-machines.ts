import type { FoundContext } from "../../../server/domain/node/parse-context";
import { parseJump, type SshHost } from "../../../server/domain/node/parse-ssh-config";
import { buildSlug } from "../../../server/domain/names";

/** A machine that may become a node: what it is, and the form that is filled in with it. */
export interface Offer {
  readonly name: string;
  /** how it is reached */
  readonly way: string;
  readonly query: string;
}

const toQuery = (fields: Readonly<Record<string, string | number | null>>): string =>
  String(
    new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) =>
        value === null || value === "" ? [] : [[name, String(value)]],
      ),
    ),
  );

export function offerContext(context: FoundContext): Offer {
  const { name, host, port } = context;
  const common = { name: buildSlug(name), host, port };
  if (context.transport === "tls")
    return { name, way: `TCP, ${host}:${port}`, query: toQuery({ by: "tls", context: name, ...common }) };
  const { user } = context;
  return { name, way: `SSH, ${user ?? "?"}@${host}`, query: toQuery({ by: "ssh", ...common, user }) };
}

export function offerHost({ name, host, port, user, jump, identityFile }: SshHost): Offer {
  const through = jump === null ? null : parseJump(jump);
  const words = [`${user ?? "?"}@${host}`, jump === null ? "" : `through ${jump}`, identityFile ?? ""];
  const fields = { by: "ssh", name: buildSlug(name), host, port, user };
  const more = through === null ? {} : { jumpHost: through.host, jumpPort: through.port, jumpUser: through.user };
  return { name, way: words.filter((word) => word !== "").join(", "), query: toQuery({ ...fields, ...more }) };
}

/** One that was found by its open ports: SSH first, for it needs no port of the engine open. */
export function offerFound({ host, ports }: { readonly host: string; readonly ports: readonly number[] }): Offer {
  const words: Readonly<Record<number, string>> = { 22: "SSH", 2375: "Docker without TLS", 2376: "Docker with TLS" };
  const way = ports.map((port) => words[port] ?? port).join(", ");
  const by = ports.includes(22) || !ports.includes(2376) ? "ssh" : "tls";
  return { name: host, way, query: toQuery({ by, host }) };
}
