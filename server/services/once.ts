import type { ActorCtx } from "./use-case";

/**
 * Reads something once for all loaders of a page. It holds for one request that only reads, and for its actor: a page's action
 * and a stream have no `reads`, and see each time how things are.
 * @param key names what is read, with the ids of all that it depends on
 */
export function once<T>(ctx: ActorCtx, key: string, read: () => Promise<T>): Promise<T> {
  const known = ctx.reads?.get(key) as Promise<T> | undefined;
  if (known !== undefined) return known;
  const reading = read();
  ctx.reads?.set(key, reading);
  return reading;
}
