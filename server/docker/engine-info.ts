/** What an engine says about itself and its machine. */
export interface EngineInfo {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly apiVersion: string;
  readonly operatingSystem: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly rootDir: string;
  readonly cgroupVersion: "1" | "2";
  readonly rootless: boolean;
  readonly desktop: boolean;
  /** linux or windows */
  readonly osType: string;
  /** as the kernel calls it: x86_64, aarch64, … */
  readonly architecture: string;
  readonly storageDriver: string;
  readonly cgroupDriver: string;
  /** names of what shuts containers in: seccomp, apparmor, selinux, userns, rootless, cgroupns */
  readonly security: readonly string[];
  /** its part in a Docker Swarm: inactive, pending, active, locked, error */
  readonly swarm: string;
}

export interface HostPort {
  readonly port: number;
  readonly container: string;
}
