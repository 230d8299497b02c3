import { failed, ok, warn } from "./checks";
import type { Check, FoundEngine, FoundPort, PreflightFacts } from "./preflight";

/** The oldest Engine API that is spoken here. */
const oldestApi = [1, 41] as const;
const mib = 1024 * 1024;
const gb = 1_000_000_000;
const leastMemory = 512 * mib;
const leastDisk = 2 * gb;
/** What is signed with a time is refused beyond minutes; logs of several nodes are out of order much sooner. */
const clockMs = 2_000;
/** Those that copy whole images, or are given up by Docker. */
const slowDrivers = ["vfs", "devicemapper", "aufs"];

/** What an engine is, and whether it will do. */
export function judgeEngine(facts: PreflightFacts, engine: FoundEngine): readonly Check[] {
  return [
    judgeVersion(engine),
    judgeSystem(engine),
    judgeMachine(engine),
    ...judgeDisk(facts.diskFree),
    judgeStorage(engine),
    judgeSecurity(engine),
    judgeSwarm(engine),
    ...facts.ports.map(judgePort),
    judgeClock(engine),
    judgeAlready(facts.already),
  ];
}

function judgeVersion({ version, apiVersion }: FoundEngine): Check {
  const [major = 0, minor = 0] = apiVersion.split(".").map(Number);
  const said = `Docker Engine ${version}, API ${apiVersion}`;
  if (major > oldestApi[0] || (major === oldestApi[0] && minor >= oldestApi[1])) return ok("version", `${said}.`);
  return failed(
    "version",
    `${said}: too old.`,
    `Upgrade to Docker Engine 20.10 or newer (API ${oldestApi.join(".")}).`,
  );
}

function judgeSystem({ osType, operatingSystem, architecture }: FoundEngine): Check {
  if (osType === "linux") return ok("system", `${operatingSystem}, ${architecture}.`);
  return failed(
    "system",
    `${operatingSystem}: its containers are not Linux.`,
    "Switch the engine to Linux containers.",
  );
}

function judgeMachine({ cpus, memoryBytes }: FoundEngine): Check {
  const said = `${cpus === 1 ? "1 core" : `${cpus} cores`}, ${Math.round(memoryBytes / mib).toLocaleString("en")}\u00a0MiB of memory`;
  if (memoryBytes >= leastMemory) return ok("machine", `${said}.`);
  return warn("machine", `${said}: little.`, "The edge takes about 60\u00a0MiB of it; place few replicas there.");
}

function judgeDisk(free: number | null): readonly Check[] {
  if (free === null) return [];
  const said = `${(free / gb).toFixed(1)}\u00a0GB free where the engine keeps its data`;
  if (free >= leastDisk) return [ok("disk", `${said}.`)];
  return [warn("disk", `${said}: little.`, "Make room, or builds and new images fail there.")];
}

function judgeStorage({ storageDriver, cgroupVersion }: FoundEngine): Check {
  const said = `Storage driver ${storageDriver}, cgroup v${cgroupVersion}`;
  if (!slowDrivers.includes(storageDriver)) return ok("storage", `${said}.`);
  return warn(
    "storage",
    `${said}: slow, and images take their room several times.`,
    "Set the storage driver overlay2.",
  );
}

function judgeSecurity({ security }: FoundEngine): Check {
  if (security.includes("userns"))
    return warn(
      "security",
      "Users in containers are mapped to others on the host (userns-remap).",
      "Files in volumes belong to the mapped users; the edge asks for the host’s own.",
    );
  if (security.includes("rootless"))
    return warn(
      "security",
      "The engine is rootless.",
      "The edge stands in the applications’ networks there, and sees the engine’s address instead of its clients’.",
    );
  const names = security.filter((name) => name !== "cgroupns").join(", ");
  return ok(
    "security",
    names === "" ? "Containers are shut in by namespaces alone." : `Containers are shut in by ${names}.`,
  );
}

function judgeSwarm({ swarm }: FoundEngine): Check {
  if (swarm === "inactive") return ok("swarm", "It is in no swarm.");
  return warn(
    "swarm",
    `It is in a swarm (${swarm}).`,
    "What the swarm runs is left alone; do not place the same application by both.",
  );
}

const uses = { http: "HTTP", https: "HTTPS", mesh: "other nodes’ edges" } as const;

function judgePort({ port, use, holder, state }: FoundPort): Check {
  const said = `Port ${port}, for ${uses[use]},`;
  if (state === "ours") return ok("ports", `${said} is held by the edge that is there already.`);
  if (state === "free") return ok("ports", `${said} is free.`);
  if (state === "unknown")
    return warn(
      "ports",
      `${said} cannot be looked at from here.`,
      "The node’s page says so if the edge cannot have it.",
    );
  const who = holder === null ? "something else" : `the container ${holder}`;
  return failed("ports", `${said} is held by ${who}.`, "Stop what holds it, or let it listen elsewhere.");
}

function judgeClock({ aheadMs }: FoundEngine): Check {
  const off = Math.abs(aheadMs);
  if (off <= clockMs) return ok("clock", "Its clock agrees with ours.");
  const said = `Its clock is ${Math.round(off / 1_000)}\u00a0s ${aheadMs > 0 ? "ahead of" : "behind"} ours.`;
  return warn(
    "clock",
    said,
    "Let it follow a time server: logs of several nodes are out of order, and certificates may not hold yet.",
  );
}

function judgeAlready(already: PreflightFacts["already"]): Check {
  if (already === null) return ok("already", "It is no node yet.");
  const which = already.name === null ? "another organisation’s" : `the node ${already.name}`;
  return failed(
    "already",
    `This engine is ${which} already.`,
    "One engine is one node: use that one, or remove it first.",
  );
}
