const listening = "0A";

/** The ports on which a machine listens, out of its /proc/net/tcp and tcp6. */
export function parseListening(text: string): ReadonlySet<number> {
  const ports = new Set<number>();
  for (const line of text.split("\n")) {
    const [, local, , state] = line.trim().split(/\s+/);
    const port = /:([0-9A-F]{4})$/.exec(local ?? "")?.[1];
    if (port !== undefined && state === listening) ports.add(Number.parseInt(port, 16));
  }
  return ports;
}

/** Free bytes, out of what `df -P -k` prints of one path; null where it makes no sense. */
export function parseFreeBytes(text: string): number | null {
  const [, , , free] = (text.trim().split("\n").at(-1) ?? "").split(/\s+/);
  const blocks = Number(free);
  return free === undefined || !Number.isFinite(blocks) ? null : blocks * 1024;
}
