import { openSync, readFileSync, readSync, closeSync } from "node:fs";

const pageSize = 4096;
const entrySize = 8;
const present = 1n << 63n;
const frameMask = (1n << 55n) - 1n;

/**
 * The memory that processes hold together: every physical page that one of them has mapped, counted once. The usual
 * figures do not say that: RSS counts what two of them share twice, PSS gives part of it to strangers who map the same file.
 * Needs root, for the kernel tells frame numbers to nobody else.
 * @returns bytes
 */
export function residentBytes(pids: readonly number[]): number {
  const frames = new Set<bigint>();
  for (const pid of pids) collectFrames(pid, frames);
  if (frames.size === 1) throw new Error("The kernel does not tell which pages a process has. Run this as root.");
  return frames.size * pageSize;
}

function collectFrames(pid: number, frames: Set<bigint>): void {
  const pagemap = open(pid);
  if (pagemap === null) return;
  try {
    for (const [from, to] of mappingsOf(pid)) {
      const buffer = Buffer.alloc(((to - from) / pageSize) * entrySize);
      const read = readSync(pagemap, buffer, 0, buffer.length, (from / pageSize) * entrySize);
      for (let at = 0; at + entrySize <= read; at += entrySize) {
        const entry = buffer.readBigUInt64LE(at);
        if (entry & present) frames.add(entry & frameMask);
      }
    }
  } finally {
    closeSync(pagemap);
  }
}

/** Those with at least one page: a V8 reserves terabytes of which nothing is there. */
function mappingsOf(pid: number): [from: number, to: number][] {
  const found: [number, number][] = [];
  let range: [number, number] = [0, 0];
  for (const line of readSmaps(pid)) {
    const head = /^([0-9a-f]+)-([0-9a-f]+) /.exec(line);
    if (head !== null) range = [Number.parseInt(head[1] ?? "", 16), Number.parseInt(head[2] ?? "", 16)];
    else if (/^Rss: +[1-9]/.test(line)) found.push(range);
  }
  return found.filter(([from]) => from < 0x7fff_ffff_ffff);
}

function readSmaps(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/smaps`, "utf8").split("\n");
  } catch {
    return [];
  }
}

/** A process that ended meanwhile has none. */
function open(pid: number): number | null {
  try {
    return openSync(`/proc/${pid}/pagemap`, "r");
  } catch {
    return null;
  }
}
