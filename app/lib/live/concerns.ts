/** What the server told, as the pages use it. */
export interface LiveEvent {
  readonly type: string;
  readonly subjectId: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Ids of what a page shows; null: everything in the organisation; or what of it, event by event. */
export type About = readonly string[] | null | ((event: LiveEvent) => boolean);

const present = new Set<{ readonly about: About }>();

export function addConcern(about: About): () => void {
  const entry = { about };
  present.add(entry);
  return () => void present.delete(entry);
}

/** Whether what is on the screen shows what an event tells of. */
export const concernsPage = (event: LiveEvent): boolean => [...present].some(({ about }) => isAbout(about, event));

export function isAbout(about: About, { type, subjectId, payload }: LiveEvent): boolean {
  if (about === null || type === "live.missed") return true;
  if (typeof about === "function") return about({ type, subjectId, payload });
  return [subjectId, ...Object.values(payload)].some((id) => typeof id === "string" && about.includes(id));
}
