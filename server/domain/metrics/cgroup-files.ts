/** The files of a container's control groups that are read, by what they tell; null where the kernel has none. */
export interface CgroupFiles {
  readonly version: 1 | 2;
  readonly cpu: string | null;
  readonly memory: string | null;
  readonly memoryLimit: string | null;
  readonly memoryStat: string | null;
  readonly io: string | null;
}

/**
 * Where to read, from the folders with the container's id in their name. In version 1 each controller has a folder of its own; on
 * a machine with both, the controllers are where version 1 has them.
 * @param root where the machine's /sys/fs/cgroup is
 */
export function toCgroupFiles(root: string, folders: readonly string[]): CgroupFiles | null {
  const find = (controller: string) =>
    folders.find((folder) => folder.startsWith(`${root}/`) && controllersOf(root, folder).includes(controller));
  const file = (folder: string | undefined, name: string) => (folder === undefined ? null : `${folder}/${name}`);
  const [cpu, memory, io] = [find("cpuacct"), find("memory"), find("blkio")];
  if (memory !== undefined || cpu !== undefined)
    return {
      version: 1,
      cpu: file(cpu, "cpuacct.usage"),
      memory: file(memory, "memory.usage_in_bytes"),
      memoryLimit: file(memory, "memory.limit_in_bytes"),
      memoryStat: file(memory, "memory.stat"),
      io: file(io, "blkio.throttle.io_service_bytes"),
    };
  const [only] = folders;
  if (only === undefined) return null;
  return {
    version: 2,
    cpu: `${only}/cpu.stat`,
    memory: `${only}/memory.current`,
    memoryLimit: `${only}/memory.max`,
    memoryStat: `${only}/memory.stat`,
    io: `${only}/io.stat`,
  };
}

/** "cpu,cpuacct" is one folder for two. */
const controllersOf = (root: string, folder: string): readonly string[] =>
  (folder.slice(root.length + 1).split("/")[0] ?? "").split(",");
