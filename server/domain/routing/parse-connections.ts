const established = "01";
/** The kernel still sends or waits for what it has sent: requests in flight end here too. */
const closing = new Set(["04", "05", "08", "09", "0B"]);

/**
 * Open connections by remote `address:port`, out of /proc/net/tcp as the edge's network sees it
 * (format: https://docs.kernel.org/networking/proc_net_tcp.html, addresses are little-endian hex).
 */
export function parseConnections(table: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const line of table.split("\n").slice(1)) {
    const [, , remote = "", state = ""] = line.trim().split(/\s+/);
    if (state !== established && !closing.has(state)) continue;
    const key = parseEndpoint(remote);
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function parseEndpoint(text: string): string | null {
  const match = /^([0-9A-F]{8}):([0-9A-F]{4})$/.exec(text);
  if (!match) return null;
  const [, address = "", port = ""] = match;
  const bytes = [6, 4, 2, 0].map((at) => Number.parseInt(address.slice(at, at + 2), 16));
  return `${bytes.join(".")}:${Number.parseInt(port, 16)}`;
}
