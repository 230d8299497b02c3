import type Docker from "dockerode";
import type { Engine } from "../engine";
import type { EngineInfo, HostPort } from "../engine-info";
import type { Caller } from "./call";

/** What an engine says about itself and its machine. */
export const createAbout = (
  docker: Docker,
  { call }: Caller,
): Pick<Engine, "info" | "readClock" | "listHostPorts"> => ({
  info: () =>
    call("tell about itself", async () => {
      const [info, version] = await Promise.all([docker.info(), docker.version()]);
      return toEngineInfo(info, version.ApiVersion);
    }),
  readClock: () => call("tell the time", async () => Date.parse((await docker.info()).SystemTime)),
  listHostPorts: () =>
    call("list containers", async () => {
      const found = new Map<number, HostPort>();
      for (const { Names, Ports } of await docker.listContainers())
        for (const { PublicPort: port } of Ports)
          if (port) found.set(port, { port, container: (Names[0] ?? "").replace(/^\//, "") });
      return [...found.values()];
    }),
});

// biome-ignore lint/suspicious/noExplicitAny: the library says any, too
function toEngineInfo(info: any, apiVersion: string): EngineInfo {
  const options: readonly string[] = info.SecurityOptions ?? [];
  // "name=seccomp,profile=default"
  const security = options.map((option) => /(?:^|,)name=([^,]+)/.exec(option)?.[1] ?? option);
  return {
    id: info.ID,
    name: info.Name,
    version: info.ServerVersion,
    apiVersion,
    operatingSystem: info.OperatingSystem,
    cpus: info.NCPU,
    memoryBytes: info.MemTotal,
    rootDir: info.DockerRootDir,
    cgroupVersion: info.CgroupVersion === "2" ? "2" : "1",
    rootless: security.includes("rootless"),
    desktop: /Docker Desktop/i.test(info.OperatingSystem),
    osType: info.OSType,
    architecture: info.Architecture,
    storageDriver: info.Driver,
    cgroupDriver: info.CgroupDriver,
    security,
    swarm: info.Swarm?.LocalNodeState || "inactive",
  };
}
