import { readFileSync } from "node:fs";
import { z } from "zod";
import { isNetworkRange } from "./domain/routing/subnets";

const port = z.coerce.number().int().min(1).max(65535);

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "Give a postgres:// address."),
  REDIS_URL: z.string().min(1, "Give a redis:// address or the path of a socket."),
  PORT: port.default(3000),
  DM_BIND: z.string().default("0.0.0.0"),
  DM_PUBLIC_URL: z.url().optional(),
  DM_DATA_DIR: z.string().default(".data"),
  DM_MASTER_KEY: z.string().optional(),
  DM_MASTER_KEY_FILE: z.string().optional(),
  /** "file" lets whoever may create applications read repositories on this machine's disk */
  DM_GIT_PROTOCOLS: z
    .string()
    .default("https,http,ssh")
    .transform((text) => text.split(",").map((word) => word.trim()))
    .pipe(z.array(z.enum(["https", "http", "ssh", "file"])).min(1)),
  DM_DOCKER_HOST: z
    .string()
    .regex(/^(unix:\/\/\/|tcp:\/\/)/, "Give unix:///path/of/socket or tcp://host:port.")
    .default("unix:///var/run/docker.sock"),
  /** where contexts of the docker command and hosts of ssh are looked for when somebody asks; else .docker and .ssh/config in HOME */
  DM_DOCKER_CONFIG: z.string().optional(),
  DM_SSH_CONFIG: z.string().optional(),
  HOME: z.string().optional(),
  DM_TRAEFIK_IMAGE: z.string().default("docker-manager/traefik:3.7.15"),
  DM_COMPANION_IMAGE: z.string().default("docker-manager/companion:1"),
  /** begins the names of the edge's containers; another one for a second installation on the same engine */
  DM_EDGE_NAME: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,30}$/)
    .default("docker-manager"),
  /** the first of three ports of 127.0.0.1 on each node */
  DM_EDGE_CONTROL_PORT: port.default(47_080),
  /** auto: attached where the engine is rootless or Docker Desktop */
  DM_EDGE_MODE: z.enum(["auto", "host", "attached"]).default("auto"),
  /** private addresses out of which each environment gets a network of 64 on each node: one that nothing else here uses */
  DM_NETWORK_RANGE: z
    .string()
    .refine(isNetworkRange, "Give a private range such as 10.210.0.0/16, between /8 and /24.")
    .default("10.210.0.0/16"),
  /** no build starts with less free disk than this, in MB */
  DM_DISK_FLOOR_MB: z.coerce.number().int().min(0).default(2_048),
  /** builds at a time on a node, and what each may use */
  DM_BUILDS_PER_NODE: z.coerce.number().int().min(1).default(1),
  DM_BUILD_MEMORY_MB: z.coerce.number().int().min(64).default(2_048),
  DM_BUILD_CPUS: z.coerce.number().min(0.1).default(1),
  DM_BUILD_TIMEOUT_S: z.coerce.number().int().min(1).default(1_800),
  /** how much BuildKit may keep of what nobody used for a day, in MB */
  DM_BUILD_CACHE_MB: z.coerce.number().int().min(0).default(10_240),
  /** history and files of a repository together, in MB, and how long each of git's programs may take */
  DM_GIT_MAX_MB: z.coerce.number().int().min(1).default(1_024),
  DM_GIT_TIMEOUT_S: z.coerce.number().int().min(1).default(600),
  /** releases whose images are kept, per application and environment */
  DM_KEEP_RELEASES: z.coerce.number().int().min(1).default(10),
  /** what is kept of the logs of removed containers, per application and environment: compressed, in MB, and for how long */
  DM_LOG_MB: z.coerce.number().int().min(1).default(50),
  DM_LOG_DAYS: z.coerce.number().int().min(1).default(14),
  /** touched by the worker while it finds its work, for whoever watches over it */
  DM_HEARTBEAT_FILE: z.string().optional(),
  DM_EDGE_HTTP_PORT: port.default(80),
  DM_EDGE_HTTPS_PORT: port.default(443),
});

export type Env = Readonly<z.infer<typeof schema>> & { readonly masterKey: string };

/**
 * The only reader of process.env in the server and the worker.
 * @throws Error with one line per variable that is wrong
 */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The environment does not fit:\n${lines.join("\n")}`);
  }
  return Object.freeze({ ...parsed.data, masterKey: readMasterKey(parsed.data) });
}

function readMasterKey(env: { DM_MASTER_KEY?: string | undefined; DM_MASTER_KEY_FILE?: string | undefined }): string {
  if (env.DM_MASTER_KEY) return env.DM_MASTER_KEY;
  if (env.DM_MASTER_KEY_FILE) return readKeyFile(env.DM_MASTER_KEY_FILE);
  throw new Error("There is no master key. Set DM_MASTER_KEY, or DM_MASTER_KEY_FILE to a file that holds it.");
}

function readKeyFile(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new Error(
      `The master key cannot be read from ${file} (${why}). Put it back there, or correct DM_MASTER_KEY_FILE.`,
    );
  }
}
