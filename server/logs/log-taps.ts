import type { Machines } from "../machines/machines";
import { type LogTap, openLogTap } from "./log-tap";

/** Who comes back soon, as after a reload of the page, finds the lines still here. */
const lingerMs = 10_000;

export interface HeldTap extends LogTap {
  /** Gives it back; it is closed a while after the last one did. */
  release(): void;
}

/** The logs of containers that somebody reads: one stream from the engine for each, however many read it. */
export interface LogTaps {
  /** @param whole begin at the container's first line, if nobody reads it yet */
  acquire(container: { readonly nodeId: string; readonly name: string }, whole?: boolean): HeldTap;
  /** how many streams are open */
  readonly open: number;
  close(): void;
}

interface Entry {
  readonly tap: LogTap;
  holders: number;
  leaving: NodeJS.Timeout | undefined;
}

export function createLogTaps(engines: Machines["engines"], keepMs = lingerMs): LogTaps {
  const entries = new Map<string, Entry>();
  return {
    acquire({ nodeId, name }, whole = false) {
      const key = `${nodeId} ${name}`;
      const engine = () => engines.get(nodeId);
      const entry = entries.get(key) ?? { tap: openLogTap({ engine, name, whole }), holders: 0, leaving: undefined };
      entries.set(key, entry);
      clearTimeout(entry.leaving);
      entry.holders += 1;
      let held = true;
      return {
        ...entry.tap,
        release: () => {
          if (!held) return;
          held = false;
          entry.holders -= 1;
          if (entry.holders > 0) return;
          entry.leaving = setTimeout(() => {
            entries.delete(key);
            entry.tap.close();
          }, keepMs).unref();
        },
      };
    },
    get open() {
      return entries.size;
    },
    close() {
      for (const { tap, leaving } of entries.values()) {
        clearTimeout(leaving);
        tap.close();
      }
      entries.clear();
    },
  };
}
