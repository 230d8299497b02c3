/** Applications whose lines are followed in one view at once. */
export const maxFollowed = 10;
/** Their replicas together: each is a stream of its own from an engine, and up to 2 MB of lines in memory. */
export const maxReplicas = 30;

interface Running {
  /** replicas that run now */
  readonly replicas: number;
}

/** Whether they write too much to be followed at once. One alone never does: its own page follows it as well. */
export const isTooMany = (chosen: readonly Running[]): boolean =>
  chosen.length > 1 && chosen.reduce((sum, { replicas }) => sum + replicas, 0) > maxReplicas;

/** The first of a list that can be followed at once; what does not fit any more ends it. */
export function takeFollowed<T extends Running>(list: readonly T[]): readonly T[] {
  let taken = list.slice(0, maxFollowed);
  while (isTooMany(taken)) taken = taken.slice(0, -1);
  return taken;
}
