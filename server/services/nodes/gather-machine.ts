import type { Engine } from "../../docker/engine";
import type { Machine } from "../../docker/transport/ssh/open-machine";
import { tryPort } from "../../docker/transport/try-port";
import { parseFreeBytes, parseListening } from "../../domain/node/parse-listening";
import type { FoundPort } from "../../domain/node/preflight";
import type { Deps } from "../../context";

/** Where edges of other nodes are listened for, unless somebody says otherwise. */
const meshPort = 7_443;

interface Seen {
  /** free bytes where the engine keeps its data; null where nobody can look */
  readonly free: number | null;
  /** ports on which the machine listens; null where nobody can look */
  readonly listening: ReadonlySet<number> | null;
}

/** What only a program on the machine itself can tell, before anything of ours runs there. */
export async function readMachine(machine: Machine | null, rootDir: string): Promise<Seen> {
  if (machine === null) return nothing;
  // A server may forward the engine's socket and run no programs: that is no fault.
  return look(machine, rootDir).catch(() => nothing);
}

const nothing: Seen = { free: null, listening: null };

async function look(machine: Machine, rootDir: string): Promise<Seen> {
  const [disk, tcp] = await Promise.all([
    machine.run(["df", "-P", "-k", rootDir]),
    machine.run(["cat", "/proc/net/tcp", "/proc/net/tcp6"]),
  ]);
  // A user who may not look into the engine's folder may look at the disk it is on.
  const outer = disk.code === 0 ? disk : await machine.run(["df", "-P", "-k", "/var/lib"]);
  return {
    free: parseFreeBytes(outer.stdout),
    listening: tcp.stdout === "" ? null : parseListening(tcp.stdout),
  };
}

interface Around extends Pick<Seen, "listening"> {
  readonly engine: Engine;
  /** where to knock from here when nobody can look from within; null: nowhere */
  readonly host: string | null;
}

/** Who has the ports that the edge will want. */
export async function gatherPorts(
  { edgeHttpPort, edgeHttpsPort, edgeName }: Pick<Deps, "edgeHttpPort" | "edgeHttpsPort" | "edgeName">,
  { engine, listening, host }: Around,
): Promise<readonly FoundPort[]> {
  const [taken, edge] = await Promise.all([engine.listHostPorts(), engine.inspect(`${edgeName}-edge`)]);
  const wanted = [
    { port: edgeHttpPort, use: "http" },
    { port: edgeHttpsPort, use: "https" },
    { port: meshPort, use: "mesh" },
  ] as const;
  return Promise.all(
    wanted.map(async ({ port, use }) => {
      const holder = taken.find((one) => one.port === port)?.container ?? null;
      const state = holder !== null ? "held" : await knock(port, listening, host);
      const ours = state === "held" && edge?.status === "running";
      return { port, use, holder, state: ours ? ("ours" as const) : state };
    }),
  );
}

/** The engine of this machine's own socket cannot be knocked at: a container of ours would stand in another network than it. */
async function knock(port: number, listening: Seen["listening"], host: string | null): Promise<FoundPort["state"]> {
  if (listening !== null) return listening.has(port) ? "held" : "free";
  return host === null ? "free" : tryPort(host, port);
}
