import type { Redis } from "ioredis";
import { createBell } from "../events/bell";
import type { TimedPoint } from "../domain/metrics/bin-points";

const channelOf = (subjectId: string) => `dm:metrics:${subjectId}`;

/** The newest figures, for as many as want to see them: one connection to Redis follows what somebody looks at, each once. */
export interface MetricFeed {
  open(subjectId: string): MetricReader;
  close(): void;
}

export interface MetricReader {
  /**
   * Waits for another point than the one that was seen last: a newer one, or the same moment with one more node's part in it.
   * Only the newest matters: who is slow misses those between. Null when the signal aborts.
   */
  after(seen: TimedPoint | null, signal: AbortSignal): Promise<TimedPoint | null>;
  close(): void;
}

interface Open {
  readonly bell: ReturnType<typeof createBell>;
  newest: TimedPoint | null;
  /** of the newest, as it was told: what is told twice is one */
  text: string;
  readers: number;
}

export function createMetricFeed(redis: Redis): MetricFeed {
  const channels = new Map<string, Open>();
  let subscriber: Redis | null = null;

  function connect(): Redis {
    if (subscriber !== null) return subscriber;
    // It follows its channels again by itself when Redis was away.
    subscriber = redis.duplicate({ commandTimeout: undefined, maxRetriesPerRequest: null });
    subscriber.on("error", () => {});
    subscriber.on("message", (channel: string, text: string) => {
      const open = channels.get(channel);
      if (open === undefined) return;
      const point = JSON.parse(text) as TimedPoint;
      if (text === open.text || (open.newest !== null && point.at < open.newest.at)) return;
      Object.assign(open, { newest: point, text });
      open.bell.ring();
    });
    return subscriber;
  }

  return {
    open(subjectId) {
      const channel = channelOf(subjectId);
      const open = channels.get(channel) ?? { bell: createBell(), newest: null, text: "", readers: 0 };
      channels.set(channel, open);
      open.readers += 1;
      if (open.readers === 1)
        void connect()
          .subscribe(channel)
          .catch(() => {});
      return {
        async after(seen, signal) {
          while (!signal.aborted) {
            if (open.newest !== null && open.newest !== seen) return open.newest;
            await open.bell.wait(signal);
          }
          return null;
        },
        close() {
          open.readers -= 1;
          if (open.readers > 0) return;
          channels.delete(channel);
          void subscriber?.unsubscribe(channel).catch(() => {});
        },
      };
    },
    close: () => subscriber?.disconnect(),
  };
}

/** Tells whoever looks how these were a moment ago. Nobody waits for it: who was not told reads it at the next look. */
export function publishPoints(redis: Redis, points: readonly (TimedPoint & { readonly subjectId: string })[]): void {
  const pipeline = redis.pipeline();
  for (const { subjectId, ...point } of points) pipeline.publish(channelOf(subjectId), JSON.stringify(point));
  void pipeline.exec().catch(() => {});
}
