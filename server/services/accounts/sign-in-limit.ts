import { createHash } from "node:crypto";
import type { Redis } from "ioredis";

const limit = 5;
const pauseSeconds = 300;
const keyOf = (email: string) => `sign-in:${createHash("sha256").update(email).digest("hex")}`;

/** How many wrong passwords an address has left. */
export async function triesLeft(redis: Redis, email: string): Promise<number> {
  return limit - Number((await redis.get(keyOf(email))) ?? 0);
}

/** Counts one and returns what is left. The pause starts anew with each, so that guessing slowly does not help. */
export async function countFailure(redis: Redis, email: string): Promise<number> {
  const key = keyOf(email);
  const results = await redis.multi().incr(key).expire(key, pauseSeconds).exec();
  return Math.max(0, limit - Number(results?.[0]?.[1] ?? limit));
}

export async function clearFailures(redis: Redis, email: string): Promise<void> {
  await redis.del(keyOf(email));
}
