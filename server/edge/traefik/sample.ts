import type { Engine } from "../../docker/engine";
import { type CgroupFiles, toCgroupFiles } from "../../domain/metrics/cgroup-files";
import { parseCounters, processFiles, splitFiles } from "../../domain/metrics/parse-counters";
import { nodeFiles, parseNode } from "../../domain/metrics/parse-node";
import type { Sample, SampledContainer } from "../edge";

/** Where the companion has the node's /sys/fs/cgroup. */
export const cgroupRoot = "/cg";

/** Only what is read of the files: the whole memory.stat of a hundred containers is half a megabyte. */
const wanted = [
  ...[
    "^[0-9]",
    "^ +[0-9]+ +[0-9]+ [a-z]",
    "^cpu ",
    "^usage_usec ",
    "^inactive_file ",
    "^total_inactive_file ",
    "^Mem(Total|Available):",
  ],
  "^ *[a-zA-Z0-9@._-]+: +[0-9]+ +[0-9]+ +[0-9]+",
].join("|");

const timeoutMs = 8_000;

/**
 * Reads counters in one program per sample, however many containers there are; the engine's own figures cost it fifty times as
 * much. Which folders are a container's is looked up once.
 */
export function createSampler(engine: Engine, companion: string, seesHost: boolean) {
  const known = new Map<string, CgroupFiles | null>();

  async function find(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const names = ids.flatMap((id, i) => [...(i === 0 ? [] : ["-o"]), "-name", `*${id}*`]);
    const argv = ["find", cgroupRoot, "-type", "d", "(", ...names, ")", "-prune"];
    const { stdout } = await engine.exec(companion, argv, { timeoutMs });
    const folders = stdout.split("\n");
    for (const id of ids)
      known.set(
        id,
        toCgroupFiles(
          cgroupRoot,
          folders.filter((folder) => folder.includes(id)),
        ),
      );
  }

  return async (containers: readonly SampledContainer[]): Promise<Sample> => {
    const safe = containers.filter(({ id, pid }) => /^[0-9a-f]{64}$/.test(id) && pid > 0);
    const present = new Set(safe.map(({ id }) => id));
    for (const id of known.keys()) if (!present.has(id)) known.delete(id);
    await find(safe.flatMap(({ id }) => ((known.get(id) ?? null) === null ? [id] : [])));
    const read = safe.flatMap(({ id, pid }) => {
      const at = known.get(id) ?? null;
      return at === null ? [] : [{ id, pid, at }];
    });
    const paths = [...nodeFiles, ...read.flatMap(({ pid, at }) => pathsOf(at, seesHost ? pid : null))];
    // Files of what has ended meanwhile are passed over: -s.
    const argv = ["grep", "-s", "-H", "-E", wanted, ...paths];
    const files = splitFiles((await engine.exec(companion, argv, { timeoutMs })).stdout);
    const counted = read.flatMap(({ id, pid, at }) => {
      const counters = parseCounters(files, at, { id, pid: seesHost ? pid : null });
      // It has ended, and when it is started again its folders are others.
      if (counters === null) known.delete(id);
      return counters === null ? [] : [[id, counters] as const];
    });
    return { node: parseNode(files, seesHost), containers: new Map(counted) };
  };
}

function pathsOf(at: CgroupFiles, pid: number | null): readonly string[] {
  const { version: _version, ...paths } = at;
  return [...Object.values(paths).filter((path) => path !== null), ...(pid === null ? [] : processFiles(pid))];
}
