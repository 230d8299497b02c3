import { useSyncExternalStore } from "react";

/** How the page's socket stands. */
export type Connection =
  | { readonly state: "idle" }
  | { readonly state: "open" }
  /** what is shown is from `since`; both ms since the epoch */
  | { readonly state: "lost"; readonly since: number; readonly nextTryAt: number }
  /** trying again does not help: the message says what does */
  | { readonly state: "ended"; readonly message: string; readonly signIn: boolean };

const idle: Connection = { state: "idle" };
let present: Connection = idle;
const listeners = new Set<() => void>();

export const readConnection = (): Connection => present;

export function setConnection(next: Connection): void {
  present = next;
  for (const tell of [...listeners]) tell();
}

export function onConnection(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useConnection = (): Connection => useSyncExternalStore(onConnection, readConnection, () => idle);
