import { BlockList, isIP } from "node:net";

/** A proxy in front of us, our own edge or another, speaks from this machine. Others may write what they like. */
const proxies = new BlockList();
proxies.addSubnet("127.0.0.0", 8, "ipv4");
proxies.addAddress("::1", "ipv6");

/**
 * The address a request came from. `forwarded` (X-Forwarded-For) counts only when a proxy on this machine sent it, and from
 * its end: each proxy appends whom it saw, so what stands before that was written by the client itself.
 * Null when there is none that is an address.
 */
export function clientAddress(peer: string | undefined, forwarded: string | undefined): string | null {
  let address = plain(peer ?? "");
  for (const before of (forwarded ?? "").split(",").reverse()) {
    const next = plain(before.trim());
    if (address === null || next === null || !isProxy(address)) break;
    address = next;
  }
  return address;
}

const isProxy = (address: string) => proxies.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");

/** A socket for both families tells IPv4 as "::ffff:192.0.2.1". */
function plain(address: string): string | null {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, "");
  return isIP(bare) === 0 ? null : bare;
}
