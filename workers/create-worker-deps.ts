import path from "node:path";
import { createDeps, type OwnedDeps } from "../server/create-deps";
import type { Env } from "../server/env";
import { createCliGit } from "../server/git/cli/cli-git";
import { createHealthBook } from "../server/services/reconcile/health-book";
import type { WorkerDeps } from "./worker-deps";

const mebibyte = 1024 * 1024;
const memoryFloorShare = 0.05;

export function createWorkerDeps(env: Env): WorkerDeps & OwnedDeps {
  return {
    ...createDeps(env),
    book: createHealthBook(),
    git: createCliGit({
      dataDir: path.resolve(env.DM_DATA_DIR, "git"),
      protocols: env.DM_GIT_PROTOCOLS,
      maxBytes: env.DM_GIT_MAX_MB * mebibyte,
      stepTimeoutMs: env.DM_GIT_TIMEOUT_S * 1000,
    }),
    workDir: path.resolve(env.DM_DATA_DIR, "builds"),
    examplesDir: path.resolve("docker/examples"),
    limits: {
      memoryBytes: env.DM_BUILD_MEMORY_MB * mebibyte,
      cpus: env.DM_BUILD_CPUS,
      timeoutMs: env.DM_BUILD_TIMEOUT_S * 1000,
      diskFloorBytes: env.DM_DISK_FLOOR_MB * mebibyte,
      edgeWaitMs: 60_000,
      memoryFloorShare,
      perNode: env.DM_BUILDS_PER_NODE,
      keepReleases: env.DM_KEEP_RELEASES,
      cacheBytes: env.DM_BUILD_CACHE_MB * mebibyte,
    },
  };
}
