import type { OwnedDeps } from "./create-deps";
import { isAwayError } from "./db/is-away";
import { type Env, readEnv } from "./env";
import { requireMasterKey } from "./secrets/require-master-key";
import { SecretsLockedError } from "./secrets/vault";

/** For whoever started this process: another start would end the same way, until somebody changes something. */
const refused = 78;
/** Another start may go better. */
const failed = 1;

/**
 * What every process of ours needs before it does anything: an environment that fits, its machines, and the key that opens what is
 * sealed in the database. Without them it ends, with one sentence.
 */
export async function boot<D extends OwnedDeps>(make: (env: Env) => D): Promise<{ env: Env; deps: D }> {
  const made = attempt(() => {
    const env = readEnv();
    return { env, deps: make(env) };
  });
  try {
    await requireMasterKey(made.deps.db, made.deps.vault);
  } catch (error) {
    end(error, error instanceof SecretsLockedError ? refused : failed);
  }
  return made;
}

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    return end(error, refused);
  }
}

function end(error: unknown, code: number): never {
  const said = error instanceof Error ? error.message : String(error);
  const sentence = isAwayError(error)
    ? "The database does not answer. Check that Postgres runs at DATABASE_URL."
    : said;
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}
