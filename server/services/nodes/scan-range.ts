import { z } from "zod";
import { tryPort } from "../../docker/transport/try-port";
import { parseRange } from "../../domain/node/parse-range";
import { locateOrganization } from "../locate";
import { mutation } from "../use-case";
import { requireInstallation } from "./locate-managed-node";

/** SSH, and the ports that engines listen on, without and with TLS. */
const ports = [22, 2375, 2376] as const;
/** Connections that are tried at once: a range takes some seconds, and nobody's firewall takes it for an attack. */
const atOnce = 64;

/**
 * Looks which machines of a range listen for SSH or for callers of a Docker Engine. Only connects, sends nothing. `range` is CIDR, at
 * most /24, of a private network. For the first organisation alone.
 */
export const scanRange = mutation({
  permission: "node.manage",
  input: z.object({ organization: z.string(), range: z.string().max(50) }),
  locate: locateOrganization,
  run: async (ctx, { range }, { organization }) => {
    await requireInstallation(ctx, organization.id, "Looking for machines from here");
    const addresses = parseRange(range);
    const tries = addresses.flatMap((host) => ports.map((port) => ({ host, port })));
    const open = new Set<string>();
    const next = async (): Promise<void> => {
      for (let one = tries.shift(); one !== undefined; one = tries.shift())
        if ((await tryPort(one.host, one.port)) === "held") open.add(`${one.host} ${one.port}`);
    };
    await Promise.all(Array.from({ length: atOnce }, next));
    const found = addresses
      .map((host) => ({ host, ports: ports.filter((port) => open.has(`${host} ${port}`)) }))
      .filter((one) => one.ports.length > 0);
    return { looked: addresses.length, found };
  },
});
