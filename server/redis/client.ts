import { Redis } from "ioredis";

/**
 * A client that waits for a Redis that is away and goes on when it is back. A call fails after 2 s instead of hanging a page.
 * @param url redis://… or the path of a socket
 */
export function createRedis(url: string): Redis {
  const redis = new Redis(url, {
    commandTimeout: 2000,
    maxRetriesPerRequest: 1,
    retryStrategy: (attempt) => Math.min(100 * attempt, 2000),
  });
  // Each failed try is an event; without a listener Node would end the process. The calls themselves tell their callers.
  redis.on("error", () => {});
  return redis;
}
