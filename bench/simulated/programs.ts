import { answer } from "./traefik";

/** What a program in the companion wrote, and how it ended; or a tunnel, which answers each request that comes. */
export type Ran = { readonly stdout: string; readonly code: number } | { readonly tunnel: (request: string) => string };

interface Around {
  readonly revision: string | null;
}

const proc: Readonly<Record<string, () => readonly string[]>> = {
  "/proc/stat": () => [`cpu  ${ticks()} 0 ${ticks()} 900000 0 0 0 0 0 0`],
  "/proc/loadavg": () => ["0.50 0.40 0.30 1/200 1234"],
  "/proc/meminfo": () => ["MemTotal:       16384000 kB", "MemAvailable:    9000000 kB"],
  "/proc/net/dev": () => [`  eth0: ${ticks()} 1 0 0 0 0 0 0 ${ticks()} 1 0 0 0 0 0 0`],
  "/proc/diskstats": () => [`   8       0 sda 10 0 ${ticks()} 5 10 0 ${ticks()} 5 0 0 0`],
};

/** Something that grows with time, as counters do. */
const ticks = (): number => Math.round(performance.now());

/** The programs that we run beside an edge, without running any. */
export function runProgram(argv: readonly string[], { revision }: Around): Ran {
  const [program, ...rest] = argv[0] === "timeout" ? argv.slice(4) : argv;
  const say = (lines: readonly string[]): Ran => ({
    stdout: lines.length === 0 ? "" : `${lines.join("\n")}\n`,
    code: 0,
  });
  switch (program) {
    case "nc":
      if (rest.includes("-e")) return say([]);
      return { tunnel: (request) => answer(request.split(" ")[1] ?? "/", revision) };
    case "test":
      return { stdout: "", code: revision === null ? 1 : 0 };
    case "df":
      return say([
        "Filesystem 1024-blocks Used Available Capacity Mounted on",
        "/dev/sda 100000000 1 60000000 40% /dyn",
      ]);
    case "find":
      return say(rest.flatMap((word) => /^\*([0-9a-f]{64})\*$/.exec(word)?.[1] ?? []).map((id) => `/cg/sim/${id}`));
    case "grep":
      return say(
        rest
          .slice(3)
          .filter((word) => word.startsWith("/"))
          .flatMap(linesOf),
      );
    case "cat":
      return say(proc[rest[0] ?? ""]?.() ?? []);
    default:
      return say([]);
  }
}

function linesOf(path: string): readonly string[] {
  const whole = (lines: readonly string[]) => lines.map((line) => `${path}:${line}`);
  if (proc[path] !== undefined) return whole(proc[path]());
  if (path.endsWith("/cpu.stat")) return whole([`usage_usec ${ticks() * 10}`]);
  if (path.endsWith("/memory.current")) return whole(["52428800"]);
  if (path.endsWith("/memory.max")) return whole(["536870912"]);
  if (path.endsWith("/memory.stat")) return whole(["inactive_file 1048576"]);
  if (path.endsWith("/io.stat")) return whole([`8:0 rbytes=${ticks()} wbytes=${ticks()}`]);
  if (path.endsWith("/net/dev")) return whole(proc["/proc/net/dev"]?.() ?? []);
  return [];
}
