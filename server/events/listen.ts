import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

const firstRetryMs = 100;
const lastRetryMs = 2_000;
const askMs = 15_000;
const limitMs = 5_000;

interface Listening {
  readonly channels: readonly string[];
  readonly onNotice: (channel: string, text: string) => void;
  /** Called each time it listens (again): whatever was announced before went unheard. */
  readonly onListening: () => void;
  readonly signal: AbortSignal;
}

/**
 * Listens on one connection of its own until the signal aborts, and connects again whenever it is lost. A connection that
 * died without a word is found by a question now and then.
 */
export async function listen(url: string, listening: Listening): Promise<void> {
  const { signal } = listening;
  let wait = firstRetryMs;
  while (!signal.aborted) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: limitMs, query_timeout: limitMs });
    const lost = untilLost(client, signal);
    try {
      await client.connect();
      await hear(client, listening);
      wait = firstRetryMs;
      await lost;
    } catch {
      // Postgres is away; the next try is soon
    }
    await Promise.race([client.end().catch(() => {}), sleep(limitMs)]);
    await sleep(wait, undefined, { signal }).catch(() => {});
    wait = Math.min(wait * 2, lastRetryMs);
  }
}

async function hear(client: pg.Client, { channels, onNotice, onListening }: Listening): Promise<void> {
  client.on("notification", ({ channel, payload }) => onNotice(channel, payload ?? ""));
  for (const channel of channels) await client.query(`listen ${client.escapeIdentifier(channel)}`);
  onListening();
}

function untilLost(client: pg.Client, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const ask = setInterval(() => client.query("select 1").catch(done), askMs);
    const done = () => {
      clearInterval(ask);
      signal.removeEventListener("abort", done);
      resolve();
    };
    signal.addEventListener("abort", done);
    client.once("error", done);
    client.once("end", done);
  });
}
