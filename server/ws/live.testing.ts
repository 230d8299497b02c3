import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createTRPCClient, createWSClient, type TRPCClient, wsLink } from "@trpc/client";
import { WebSocket } from "ws";
import { randomUUID } from "node:crypto";
import { createDeps, type OwnedDeps } from "../create-deps";
import { type Env, readEnv } from "../env";
import type { TerminalLimits } from "../domain/terminal/limits";
import { createTestDatabase } from "../setup/testing.mjs";
import type { AppRouter } from "../trpc/router";
import { acceptSockets, type Sockets } from "./accept-sockets";

/** A person's connection, as the pages make it. */
export interface TestClient {
  readonly api: TRPCClient<AppRouter>;
  /** the sockets it opened so far; the last is the present one */
  readonly sockets: readonly WebSocket[];
  close(): Promise<void>;
}

export interface LiveServer {
  readonly deps: OwnedDeps;
  readonly sockets: Sockets;
  readonly port: number;
  readonly databaseUrl: string;
  /** Makes an account with a session. @returns its cookie */
  signUp(name: string, organizationId: string, role?: "OWNER" | "MEMBER"): Promise<{ userId: string; cookie: string }>;
  connect(cookie: string): TestClient;
  /** what the LISTEN connections ask Postgres, killed */
  killListeners(): Promise<number>;
  stop(): Promise<void>;
}

/** The web process's socket with a database of its own, unless one is given. */
export async function startLiveServer(env: Partial<Env> = {}, limits?: TerminalLimits): Promise<LiveServer> {
  const given = env.DATABASE_URL;
  const database = given === undefined ? await createTestDatabase() : { url: given, drop: async () => {} };
  const REDIS_URL = process.env.TEST_REDIS_URL;
  const key = Buffer.alloc(32).toString("base64");
  const deps = createDeps({ ...readEnv({ DATABASE_URL: database.url, REDIS_URL, DM_MASTER_KEY: key }), ...env });
  const server = createServer();
  const sockets = acceptSockets(server, deps, limits);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const clients = new Set<TestClient>();
  return {
    deps,
    sockets,
    port,
    databaseUrl: database.url,
    async signUp(name, organizationId, role = "MEMBER") {
      const userId = randomUUID();
      await deps.db.user.create({ data: { id: userId, email: `${userId}@x.example`, name, passwordHash: "" } });
      await deps.db.membership.create({ data: { userId, organizationId, role } });
      const { id } = await deps.sessions.createSession(userId, { userAgent: null });
      return { userId, cookie: deps.sessions.createSessionCookie(id).serialize().split(";", 1)[0] ?? "" };
    },
    connect(cookie) {
      const client = openClient(`ws://127.0.0.1:${port}/ws`, cookie);
      clients.add(client);
      return client;
    },
    async killListeners() {
      const rows = await deps.db.$queryRaw<unknown[]>`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and query ilike 'listen%'`;
      return rows.length;
    },
    async stop() {
      for (const client of clients) await client.close();
      await sockets.close();
      server.close();
      await deps.close();
      await database.drop();
    },
  };
}

function openClient(url: string, cookie: string): TestClient {
  const sockets: WebSocket[] = [];
  class SignedIn extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie } });
      sockets.push(this);
    }
  }
  const client = createWSClient({
    url,
    WebSocket: SignedIn as unknown as typeof globalThis.WebSocket,
    retryDelayMs: () => 50,
  });
  return {
    api: createTRPCClient<AppRouter>({ links: [wsLink({ client })] }),
    sockets,
    close: async () => {
      await client.close();
      for (const socket of sockets) socket.terminate();
    },
  };
}

/** What a subscription brought, and the place it got to. */
export interface Seen<T> {
  readonly items: readonly { readonly id: string; readonly data: T }[];
  readonly error: () => string | null;
  readonly ended: () => boolean;
  unsubscribe(): void;
}

interface Handlers<T> {
  onData(item: { id: string; data: T }): void;
  onError(error: { message: string }): void;
  onComplete(): void;
}

export function follow<T>(subscribe: (handlers: Handlers<T>) => { unsubscribe(): void }): Seen<T> {
  const items: { id: string; data: T }[] = [];
  let error: string | null = null;
  let ended = false;
  const { unsubscribe } = subscribe({
    onData: (item) => items.push(item),
    onError: (found) => {
      error = found.message;
    },
    onComplete: () => {
      ended = true;
    },
  });
  return { items, error: () => error, ended: () => ended, unsubscribe };
}
