import type { Database } from "../db/client";
import { createEventChannel, type EventChannel, type EventStore } from "./event-channel";
import { listen } from "./listen";

/** What happens in the installation, for as many as want to know: one connection to Postgres listens for all of them. */
export interface EventFeed {
  open(organizationId: string): EventReader;
  /** Calls back when the sessions or rights of somebody may have changed. Returns what ends it. */
  onAccess(userId: string, listener: () => void): () => void;
  close(): Promise<void>;
}

export type EventReader = Pick<EventChannel, "newest" | "after"> &
  Pick<EventStore, "has" | "before"> & {
    /** Gives the channel back; the last reader's takes it away. */
    close(): void;
  };

interface Open {
  readonly channel: EventChannel;
  readonly store: EventStore;
  readers: number;
}

/** @param url of the database that `db` speaks to. Nothing is connected before the first reader comes. */
export function createEventFeed(db: Database, url: string): EventFeed {
  const channels = new Map<string, Open>();
  const watching = new Set<{ readonly userId: string; readonly listener: () => void }>();
  const stopping = new AbortController();
  let listening: Promise<void> | null = null;

  function onNotice(channel: string, text: string): void {
    if (channel === "dm_events") channels.get(text)?.channel.refresh();
    else for (const { userId, listener } of [...watching]) if (text === "" || text === userId) listener();
  }
  function onListening(): void {
    for (const { channel } of channels.values()) channel.refresh();
    for (const { listener } of [...watching]) listener();
  }
  function start(): void {
    const channels = ["dm_events", "dm_access"];
    listening ??= listen(url, { channels, onNotice, onListening, signal: stopping.signal });
  }

  return {
    open(organizationId) {
      start();
      const open = channels.get(organizationId) ?? openChannel(db, organizationId);
      channels.set(organizationId, open);
      open.readers += 1;
      open.channel.refresh();
      return {
        newest: open.channel.newest,
        after: open.channel.after,
        has: open.store.has,
        before: open.store.before,
        close: () => {
          open.readers -= 1;
          if (open.readers === 0) channels.delete(organizationId);
        },
      };
    },
    onAccess(userId, listener) {
      start();
      const entry = { userId, listener };
      watching.add(entry);
      return () => void watching.delete(entry);
    },
    close: async () => {
      stopping.abort();
      await listening;
    },
  };
}

function openChannel(db: Database, organizationId: string): Open {
  const select = { id: true, type: true, subjectId: true, payload: true } as const;
  const newest = async (where: { createdAt?: { lt: Date } }) =>
    (await db.event.aggregate({ where: { organizationId, ...where }, _max: { id: true } }))._max.id ?? 0n;
  const store: EventStore = {
    newest: () => newest({}),
    before: (moment) => newest({ createdAt: { lt: moment } }),
    after: async (place, take) => {
      const where = { organizationId, id: { gt: place } };
      const rows = await db.event.findMany({ where, orderBy: { id: "asc" }, take, select });
      return rows.map((row) => ({ ...row, payload: row.payload as Record<string, unknown> }));
    },
    has: async (id) => (await db.event.count({ where: { organizationId, id } })) > 0,
  };
  return { channel: createEventChannel(store), store, readers: 0 };
}
