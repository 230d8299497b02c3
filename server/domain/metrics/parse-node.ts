import type { Counters } from "./counters";
import { readNet } from "./parse-counters";
import { readDisks } from "./read-disks";

export type NodeCounters = Counters & { readonly load: number | null };

export const nodeFiles = ["/proc/stat", "/proc/loadavg", "/proc/meminfo", "/proc/net/dev", "/proc/diskstats"] as const;

/** The kernel counts time in 1/100 s on every machine that Docker runs on (USER_HZ). */
const ticks = 100;

/**
 * What the kernel says of the whole machine.
 * @param ownNetwork false where the files are read from within a network of its own: then they say nothing of the machine's
 */
export function parseNode(files: ReadonlyMap<string, readonly string[]>, ownNetwork: boolean): NodeCounters {
  const [stat, loadavg, meminfo, netdev, diskstats] = nodeFiles.map((path) => files.get(path));
  const memory = (name: string) => {
    const kilobytes = meminfo?.map((line) => new RegExp(`^${name}:\\s+(\\d+) kB$`).exec(line)?.[1]).find(Boolean);
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  };
  const [total, available] = [memory("MemTotal"), memory("MemAvailable")];
  const disks = readDisks(diskstats);
  const net = ownNetwork ? readNet(netdev) : null;
  const load = Number(loadavg?.[0]?.split(" ")[0] ?? Number.NaN);
  return {
    cpu: readBusy(stat?.find((line) => line.startsWith("cpu "))),
    memory: total === null || available === null ? null : total - available,
    memoryLimit: total,
    received: net?.received ?? null,
    sent: net?.sent ?? null,
    read: disks?.read ?? null,
    written: disks?.written ?? null,
    load: Number.isFinite(load) ? load : null,
  };
}

/** Of `cpu user nice system idle iowait irq softirq steal …`: all but idle and iowait, in seconds of a core. */
function readBusy(line: string | undefined): number | null {
  const numbers = (line ?? "").trim().split(/\s+/).slice(1, 9).map(Number);
  if (numbers.length < 8 || numbers.some((one) => !Number.isFinite(one))) return null;
  return numbers.reduce((sum, one, i) => (i === 3 || i === 4 ? sum : sum + one), 0) / ticks;
}
