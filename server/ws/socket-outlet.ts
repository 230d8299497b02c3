import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../domain/errors";
import type { Outlet } from "../trpc/outlet";

/** Bytes that may wait for a reader. One item comes on top, so streams keep theirs small. */
export const maxWaiting = 256 * 1024;
const maxStreams = 32;
const lookMs = 20;
const slowLookMs = 200;

/** The part of a socket that tells how far behind its reader is. */
interface Socket {
  readonly bufferedAmount: number;
  readonly readyState: number;
  readonly OPEN: number;
}

/** A socket takes whatever it is given and keeps it in memory: so nothing is given to it while much of it waits. */
export function createSocketOutlet(socket: Socket): Outlet {
  let streams = 0;
  return {
    async ready(signal) {
      let wait = lookMs;
      while (socket.bufferedAmount > maxWaiting && socket.readyState === socket.OPEN && !signal.aborted) {
        await sleep(wait, undefined, { signal }).catch(() => {});
        wait = Math.min(wait * 1.5, slowLookMs);
      }
    },
    enter() {
      if (streams >= maxStreams)
        throw new AppError("limit", `One connection follows at most ${maxStreams} things. Close another page first.`);
      streams += 1;
      return () => {
        streams -= 1;
      };
    },
  };
}
