import { useEffect, useSyncExternalStore } from "react";

/**
 * Something of the page that comes when it is first needed, such as what a menu draws. Unlike React's `lazy` it is drawn at once when it
 * is here, so that the next key finds it; and when it did not come, the next wish asks for it again, where `lazy` would put an error in
 * the place of the page.
 */
export interface Part<T> {
  /** Has it come, unless it is here or on its way. */
  load(): void;
  /** null until it is here */
  read(): T | null;
  subscribe(listener: () => void): () => void;
}

export function createPart<T>(get: () => Promise<T>): Part<T> {
  let here: T | null = null;
  let coming = false;
  const listeners = new Set<() => void>();
  return {
    load() {
      if (here !== null || coming) return;
      coming = true;
      get()
        .then((got) => {
          here = got;
          for (const tell of [...listeners]) tell();
        })
        .catch(() => {})
        .finally(() => {
          coming = false;
        });
    },
    read: () => here,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** when a page is alive and has drawn what it is about */
const soonMs = 1_500;

/** The part, once it is wanted and here. It comes soon after the page in any case, so that hardly anybody waits for it. */
export function usePart<T>(part: Part<T>, wanted: boolean): T | null {
  useEffect(() => {
    if (wanted) return part.load();
    const timer = setTimeout(part.load, soonMs);
    return () => clearTimeout(timer);
  }, [part, wanted]);
  const here = useSyncExternalStore(part.subscribe, part.read, nothing);
  return wanted ? here : null;
}

const nothing = () => null;
