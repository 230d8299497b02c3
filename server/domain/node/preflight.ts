import type { BareFacts } from "./plan-install";

/** What was found on the way to an engine and there, before it becomes a node. What could not be looked at is null. */
export interface PreflightFacts {
  readonly transport: "local" | "ssh" | "tls";
  /** as in "deploy@10.0.0.4" or "10.0.0.4:2376" */
  readonly name: string;
  /** of the machines on the way, in order; `accepted` says that somebody compared this one */
  readonly hostKeys: readonly FoundHostKey[];
  readonly certificates: readonly FoundCertificate[];
  /** what ended it */
  readonly failure: { readonly at: "address" | "login" | "engine"; readonly sentence: string } | null;
  readonly engine: FoundEngine | null;
  /** where no engine answers on a machine that lets us in: what is there instead */
  readonly bare: BareFacts | null;
  /** free bytes of the disk that the engine's data is on */
  readonly diskFree: number | null;
  readonly ports: readonly FoundPort[];
  /** the node that this engine is already: its name where one may know it, null where it is another tenant's */
  readonly already: { readonly name: string | null } | null;
  /** ms since the epoch */
  readonly now: number;
}

export interface FoundHostKey {
  readonly of: "host" | "jump";
  readonly host: string;
  readonly type: string;
  readonly fingerprint: string;
  readonly accepted: boolean;
  /** the one that was accepted before, when this is another */
  readonly before: string | null;
}

export interface FoundCertificate {
  readonly what: "certificate" | "authority";
  /** ms since the epoch */
  readonly until: number;
}

export interface FoundEngine {
  readonly id: string;
  readonly version: string;
  readonly apiVersion: string;
  readonly operatingSystem: string;
  readonly osType: string;
  readonly architecture: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  readonly storageDriver: string;
  readonly cgroupVersion: "1" | "2";
  readonly security: readonly string[];
  readonly swarm: string;
  /** how far its clock is ahead of ours, in ms */
  readonly aheadMs: number;
}

export interface FoundPort {
  readonly port: number;
  readonly use: "http" | "https" | "mesh";
  /** who has it: a container, or null where that is not told */
  readonly holder: string | null;
  readonly state: "free" | "held" | "ours" | "unknown";
}

export interface Check {
  readonly key: string;
  readonly status: "ok" | "warn" | "failed";
  /** what was found */
  readonly sentence: string;
  /** what to do about it; null where nothing has to be done */
  readonly remedy: string | null;
}
