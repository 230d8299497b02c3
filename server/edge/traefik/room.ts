import type { Engine } from "../../docker/engine";
import { EngineError } from "../../docker/engine-error";

/** Of the disk that the companion's volume is on, where images are, too. */
export async function readDisk(engine: Engine, companion: string) {
  const { stdout } = await engine.exec(companion, ["df", "-P", "-k", "/dyn"]);
  const [, total, , free] = stdout.trim().split("\n").at(-1)?.split(/\s+/) ?? [];
  return { free: toBytes(free, "disk"), total: toBytes(total, "disk") };
}

export async function readMemory(engine: Engine, companion: string) {
  const { stdout } = await engine.exec(companion, ["cat", "/proc/meminfo"]);
  const lineOf = (name: string) => new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(stdout)?.[1];
  return { available: toBytes(lineOf("MemAvailable"), "memory"), total: toBytes(lineOf("MemTotal"), "memory") };
}

/** Of kB. What cannot be read is no zero: that would look like a full node. */
function toBytes(kilobytes: string | undefined, what: string): number {
  const number = Number(kilobytes);
  if (kilobytes === undefined || !Number.isFinite(number))
    throw new EngineError(
      "refused",
      `The node does not tell how much ${what} it has free. Look at its edge's containers.`,
    );
  return number * 1024;
}
