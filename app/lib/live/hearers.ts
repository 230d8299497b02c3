import type { LiveEvent } from "./concerns";

const hearers = new Set<(event: LiveEvent) => void>();

/** Hears each event of the organisation, by the one subscription that the page has. Returns what ends it. */
export function onLiveEvent(hearer: (event: LiveEvent) => void): () => void {
  hearers.add(hearer);
  return () => void hearers.delete(hearer);
}

export function tellHearers(event: LiveEvent): void {
  for (const hear of [...hearers]) hear(event);
}
