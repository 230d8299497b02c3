import Docker from "dockerode";
import type { Engine, EngineInfo } from "../engine";
import type { Transport } from "../transport/transport";
import { createBuild } from "./build";
import { type Caller, createCaller, endWithCalls } from "./call";
import { createContainers } from "./containers";
import { createDiskUsage } from "./disk-usage";
import { createEvents } from "./events";
import { createExec } from "./exec";
import { createImages } from "./images";
import { createLogs } from "./logs";
import { createNetworks } from "./networks";
import { createTerminals } from "./terminals";
import { createVolumes } from "./volumes";

/** The oldest Engine API we speak: what Debian 12 ships. Newer engines still answer it. */
const apiVersion = "v1.41";

const limitMs = 30_000;

/** @param options.limitMs how long an ordinary call may take */
export function createDockerodeEngine(transport: Transport, options: { readonly limitMs?: number } = {}): Engine {
  const docker = endWithCalls(new Docker({ ...transport.http, version: apiVersion }));
  const caller = createCaller(options.limitMs ?? limitMs);
  return {
    info: () => readInfo(docker, caller),
    ...createNetworks(docker, caller),
    ...createContainers(docker, caller),
    ...createVolumes(docker, caller),
    ...createImages(docker, caller),
    ...createDiskUsage(docker, caller),
    ...createBuild(docker, caller),
    ...createExec(docker, caller),
    ...createTerminals(docker, caller),
    ...createLogs(docker, caller),
    ...createEvents(docker, caller),
  };
}

/** The engine tells the kernel's name, images have Go's. */
const architectures = { x86_64: "amd64", aarch64: "arm64", armv7l: "arm", armv6l: "arm" } as const;

const readInfo = (docker: Docker, { call }: Caller): Promise<EngineInfo> =>
  call("tell about itself", async () => {
    const [info, version] = await Promise.all([docker.info(), docker.version()]);
    const security = (info.SecurityOptions as string[] | undefined) ?? [];
    return {
      id: info.ID,
      name: info.Name,
      version: info.ServerVersion,
      apiVersion: version.ApiVersion,
      operatingSystem: info.OperatingSystem,
      architecture: architectures[info.Architecture as keyof typeof architectures] ?? info.Architecture,
      cpus: info.NCPU,
      memoryBytes: info.MemTotal,
      rootDir: info.DockerRootDir,
      cgroupVersion: info.CgroupVersion === "2" ? "2" : "1",
      rootless: security.some((option) => option.includes("rootless")),
      desktop: /Docker Desktop/i.test(info.OperatingSystem),
    };
  });
