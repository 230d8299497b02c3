/** The kernel counts sectors of this length, whatever the disk's own are. */
const sectorBytes = 512;

/** Made of other disks, or of memory: what goes over them is counted there, or reaches no disk. */
const isStacked = (name: string): boolean => /^(loop|ram|zram|dm-|md|sr|fd)/.test(name);

/** "sda1" of "sda", "nvme0n1p2" of "nvme0n1": a partition's sectors are counted of its disk, too. */
const diskOf = (name: string): string => name.replace(/(?<=\d)p\d+$|(?<=\D)\d+$/, "");

/**
 * Bytes read from and written to all disks of a machine since it began. Null where it does not say.
 * @param lines of /proc/diskstats: two numbers, a name, reads (whole, merged, sectors, ms), writes (the same), and more
 */
export function readDisks(lines: readonly string[] | undefined): { read: number; written: number } | null {
  if (lines === undefined) return null;
  const found = lines.flatMap((line) => {
    const [, name = "", rest = ""] = /^\s*\d+\s+\d+\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    const numbers = rest.split(/\s+/).map(Number);
    const [read, written] = [numbers[2] ?? Number.NaN, numbers[6] ?? Number.NaN];
    return Number.isFinite(read) && Number.isFinite(written) && !isStacked(name) ? [{ name, read, written }] : [];
  });
  const names = new Set(found.map(({ name }) => name));
  const whole = found.filter(({ name }) => diskOf(name) === name || !names.has(diskOf(name)));
  if (whole.length === 0) return null;
  const sum = (of: "read" | "written") => whole.reduce((all, disk) => all + disk[of], 0) * sectorBytes;
  return { read: sum("read"), written: sum("written") };
}
