import { readFileSync } from "node:fs";
import { z } from "zod";

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
  if (env.DM_MASTER_KEY_FILE) return readFileSync(env.DM_MASTER_KEY_FILE, "utf8").trim();
  throw new Error("There is no master key. Set DM_MASTER_KEY, or DM_MASTER_KEY_FILE to a file that holds it.");
}
