import { createBell } from "./bell";

export interface StoredEvent {
  readonly id: bigint;
  readonly type: string;
  readonly subjectId: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The events of one organisation in the database. */
export interface EventStore {
  newest(): Promise<bigint>;
  /** after a place, oldest first */
  after(place: bigint, limit: number): Promise<readonly StoredEvent[]>;
  /** the newest place before a moment */
  before(moment: Date): Promise<bigint>;
  /** whether that very event is still there */
  has(place: bigint): Promise<boolean>;
}

export interface EventChannel {
  /** Reads what is new; called when something was announced, or may have been. */
  refresh(): void;
  /** the place of the newest event that it knows */
  newest(signal: AbortSignal): Promise<bigint>;
  /** Events after a place, oldest first, not all at once; waits until there is one. None only when the signal aborts. */
  after(place: bigint, signal: AbortSignal): Promise<readonly StoredEvent[]>;
  readonly kept: number;
}

const page = 200;
const maxKept = 1_000;
const retryMs = 500;

/**
 * The events of one organisation, read once however many follow them. Nothing is queued for anybody: a reader says where it
 * stands, and one that is further behind than what is kept here reads from the database.
 */
export function createEventChannel(store: EventStore): EventChannel {
  const bell = createBell();
  const kept: StoredEvent[] = [];
  /** every event after `floor`, up to `last`, is kept */
  let floor: bigint | null = null;
  let last = 0n;
  let busy = false;
  let again = false;

  async function read(): Promise<void> {
    if (floor === null) floor = last = await store.newest();
    for (;;) {
      const rows = await store.after(last, page);
      kept.push(...rows);
      last = rows.at(-1)?.id ?? last;
      floor = kept.splice(0, kept.length - maxKept).at(-1)?.id ?? floor;
      bell.ring();
      if (rows.length < page) return;
    }
  }

  async function refresh(): Promise<void> {
    again = true;
    if (busy) return;
    busy = true;
    while (again) {
      again = false;
      await read().catch(() => setTimeout(refresh, retryMs).unref());
    }
    busy = false;
  }

  return {
    refresh: () => void refresh(),
    async newest(signal) {
      while (floor === null && !signal.aborted) await bell.wait(signal);
      return last;
    },
    async after(place, signal) {
      let from = place;
      while (!signal.aborted) {
        if (floor === null) await bell.wait(signal);
        else if (from < floor) {
          const reached = floor;
          const rows = await store.after(from, page).catch(() => null);
          if (rows === null) await bell.wait(signal, retryMs);
          else if (rows.length > 0) return rows;
          else from = reached;
        } else {
          const next = kept.findIndex(({ id }) => id > from);
          if (next >= 0) return kept.slice(next, next + page);
          await bell.wait(signal);
        }
      }
      return [];
    },
    get kept() {
      return kept.length;
    },
  };
}
