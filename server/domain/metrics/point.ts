/**
 * How something was during a short while: a replica, an application in an environment, or a node. What was not measured is null:
 * a gap is never a zero.
 */
export interface Point {
  /** cores in use; 0.5 is half of one */
  readonly cpu: number | null;
  /** bytes that cannot be had back at once: without the file cache that is not in use */
  readonly memory: number | null;
  readonly memoryLimit: number | null;
  /** bytes per second */
  readonly received: number | null;
  readonly sent: number | null;
  readonly read: number | null;
  readonly written: number | null;
  /** of a node: programs that run or wait to, over the last minute */
  readonly load: number | null;
  /** answers per second through the edge, and those of them with a status from 500 on */
  readonly requests: number | null;
  readonly errors: number | null;
  /** how many answers took how long, by the bounds of `durations.ts`; empty where none was measured */
  readonly durations: readonly number[];
}

export const gauges = [
  ...["cpu", "memory", "memoryLimit", "received", "sent", "read", "written", "load", "requests", "errors"],
] as readonly Exclude<keyof Point, "durations">[];

export const emptyPoint: Point = {
  ...{ cpu: null, memory: null, memoryLimit: null, received: null, sent: null, read: null, written: null },
  ...{ load: null, requests: null, errors: null, durations: [] },
};

/** One point for several that follow each other: the mean of what was measured, and all answers together. */
export function mergePoints(points: readonly Point[]): Point {
  return combine(points, (values) => values.reduce((sum, value) => sum + value, 0) / values.length);
}

/** One point for several at the same moment, such as the replicas of an application. */
export function addPoints(points: readonly Point[]): Point {
  return combine(points, (values) => values.reduce((sum, value) => sum + value, 0));
}

function combine(points: readonly Point[], join: (values: readonly number[]) => number): Point {
  const joined = gauges.map((gauge) => {
    const values = points.flatMap((point) => point[gauge] ?? []);
    return [gauge, values.length === 0 ? null : join(values)];
  });
  return { ...emptyPoint, ...Object.fromEntries(joined), durations: addDurations(points) };
}

function addDurations(points: readonly Point[]): readonly number[] {
  const length = Math.max(0, ...points.map(({ durations }) => durations.length));
  return Array.from({ length }, (_, i) => points.reduce((sum, { durations }) => sum + (durations[i] ?? 0), 0));
}
