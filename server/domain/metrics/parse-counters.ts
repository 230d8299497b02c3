import type { CgroupFiles } from "./cgroup-files";
import type { Counters } from "./counters";

/** The lines of several files, as `grep -H` gives them: `path:line`. */
export function splitFiles(output: string): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const line of output.split("\n")) {
    const colon = line.indexOf(":");
    if (colon < 1) continue;
    const path = line.slice(0, colon);
    const lines = files.get(path);
    if (lines === undefined) files.set(path, [line.slice(colon + 1)]);
    else lines.push(line.slice(colon + 1));
  }
  return files;
}

/** More than any machine has: version 1 says "no limit" as a number near 2^63. */
const noLimit = 2 ** 60;

/** A container, and its first process; null where processes cannot be seen. */
export interface ContainerProcess {
  readonly id: string;
  readonly pid: number | null;
}

/**
 * What a container's files say. Null when it is gone; what cannot be read of it is null by itself. Its network is told only while
 * the process is its own still.
 */
export function parseCounters(
  files: ReadonlyMap<string, readonly string[]>,
  at: CgroupFiles,
  { id, pid }: ContainerProcess,
): Counters | null {
  const linesOf = (path: string | null) => (path === null ? [] : (files.get(path) ?? []));
  if (linesOf(at.cpu).length === 0 && linesOf(at.memory).length === 0) return null;
  const isItsOwn = pid !== null && linesOf(groupFile(pid)).some((line) => line.includes(id));
  const net = isItsOwn ? readNet(files.get(netFile(pid))) : null;
  const limit = readNumber(linesOf(at.memoryLimit)[0]);
  const used = readNumber(linesOf(at.memory)[0]);
  const idleCache = readField(linesOf(at.memoryStat), at.version === 1 ? "total_inactive_file" : "inactive_file");
  return {
    cpu: readCpu(linesOf(at.cpu), at.version),
    memory: used === null ? null : Math.max(0, used - (idleCache ?? 0)),
    memoryLimit: limit === null || limit >= noLimit ? null : limit,
    received: net?.received ?? null,
    sent: net?.sent ?? null,
    ...(at.io === null ? { read: null, written: null } : readIo(linesOf(at.io), at.version)),
  };
}

const netFile = (pid: number): string => `/proc/${pid}/net/dev`;

/** Says whose a process is. The list of a container's processes would, too, but is as long as the container likes. */
const groupFile = (pid: number): string => `/proc/${pid}/cgroup`;

export const processFiles = (pid: number): readonly string[] => [groupFile(pid), netFile(pid)];

function readCpu(lines: readonly string[], version: 1 | 2): number | null {
  const sum = version === 1 ? readNumber(lines[0]) : readField(lines, "usage_usec");
  return sum === null ? null : sum / (version === 1 ? 1e9 : 1e6);
}

/** Version 1: `8:0 Read 4096`; version 2: `8:0 rbytes=4096 wbytes=0 …`. A container that used no disk yet has no line. */
function readIo(lines: readonly string[], version: 1 | 2): { read: number | null; written: number | null } {
  const sum = (pattern: RegExp) => lines.reduce((all, line) => all + (readNumber(pattern.exec(line)?.[1]) ?? 0), 0);
  return version === 1
    ? { read: sum(/^\d+:\d+ Read (\d+)$/), written: sum(/^\d+:\d+ Write (\d+)$/) }
    : { read: sum(/\brbytes=(\d+)/), written: sum(/\bwbytes=(\d+)/) };
}

/**
 * Bytes over all interfaces that lead out of it.
 * @param lines of /proc/…/net/dev: name, 8 numbers of what was received, 8 of what was sent
 */
export function readNet(lines: readonly string[] | undefined): { received: number; sent: number } | null {
  if (lines === undefined) return null;
  const found = lines.flatMap((line) => {
    const [, name = "", rest = ""] = /^\s*([^\s:]+):\s*(.*)$/.exec(line) ?? [];
    const numbers = rest.split(/\s+/).map(Number);
    return numbers.length < 16 || isInner(name) ? [] : [{ received: numbers[0] ?? 0, sent: numbers[8] ?? 0 }];
  });
  return {
    received: found.reduce((sum, { received }) => sum + received, 0),
    sent: found.reduce((sum, { sent }) => sum + sent, 0),
  };
}

/** Bridges and their ends count again what goes over the others. */
const isInner = (name: string): boolean => /^(lo$|docker|br-|veth|virbr|cali|flannel|cni|tun|wg)/.test(name);

const readField = (lines: readonly string[], name: string): number | null =>
  readNumber(lines.find((line) => line.startsWith(`${name} `))?.slice(name.length + 1));

const readNumber = (text: string | undefined): number | null =>
  text !== undefined && /^\d+$/.test(text.trim()) ? Number(text) : null;
