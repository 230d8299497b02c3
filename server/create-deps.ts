import path from "node:path";
import type { Deps } from "./context";
import { createSessions } from "./auth/sessions";
import { createDatabase } from "./db/client";
import type { Env } from "./env";
import { createEventFeed } from "./events/event-feed";
import { createLogTaps } from "./logs/log-taps";
import { createMachines } from "./machines/machines";
import { createMetricFeed } from "./metrics/metric-feed";
import { createRedis } from "./redis/client";
import { createVault } from "./secrets/vault";
import { createFileLogStore } from "./storage/files/file-log-store";

export interface OwnedDeps extends Deps {
  /** Ends all streams. */
  stopStreams(): void;
  close(): Promise<void>;
}

/** The machines behind the ports, made once per process. `close` gives them back. */
export function createDeps(env: Env): OwnedDeps {
  const db = createDatabase(env.DATABASE_URL);
  const redis = createRedis(env.REDIS_URL);
  const vault = createVault(env.masterKey);
  const { engines, edges, close: closeMachines } = createMachines(db, env, vault);
  const events = createEventFeed(db, env.DATABASE_URL);
  const metrics = createMetricFeed(redis);
  const logTaps = createLogTaps(engines);
  const stopping = new AbortController();
  const secure = env.DM_PUBLIC_URL?.startsWith("https:") ?? false;
  return {
    db,
    redis,
    sessions: createSessions(db, secure),
    vault,
    gitProtocols: env.DM_GIT_PROTOCOLS,
    engines,
    edges,
    events,
    metrics,
    logTaps,
    logStore: createFileLogStore(path.resolve(env.DM_DATA_DIR, "logs")),
    logLimits: { bytes: env.DM_LOG_MB * 1_000_000, keepMs: env.DM_LOG_DAYS * 24 * 3_600_000 },
    stopping: stopping.signal,
    edgeHttpPort: env.DM_EDGE_HTTP_PORT,
    edgeHttpsPort: env.DM_EDGE_HTTPS_PORT,
    edgeName: env.DM_EDGE_NAME,
    known: {
      dockerConfig: env.DM_DOCKER_CONFIG ?? inHome(env, ".docker"),
      sshConfig: env.DM_SSH_CONFIG ?? inHome(env, ".ssh/config"),
    },
    publicHost: env.DM_PUBLIC_URL === undefined ? null : new URL(env.DM_PUBLIC_URL).hostname,
    now: () => new Date(),
    stopStreams: () => stopping.abort(),
    close: async () => {
      stopping.abort();
      logTaps.close();
      metrics.close();
      closeMachines();
      await events.close();
      redis.disconnect();
      await db.$disconnect();
    },
  };
}

const inHome = ({ HOME }: Env, name: string): string | null => (HOME === undefined ? null : path.join(HOME, name));
