import type { RequestHandler } from "express";

const lookMs = 10_000;
/** code that is not run any more is dropped after several collections only */
const rounds = 4;

/**
 * Collects what requests have left behind once nobody has asked for a while: by itself the engine would keep tens of megabytes
 * until the next request.
 * @param collect a whole garbage collection, 15 to 55 ms; undefined where node runs without --expose-gc
 */
export function tidyWhenQuiet(collect: (() => unknown) | undefined): RequestHandler {
  if (collect === undefined) return (_request, _response, next) => next();
  let asked = false;
  let left = 0;
  let waits = false;
  const look = () => {
    if (asked) left = rounds;
    else {
      collect();
      left -= 1;
    }
    asked = false;
    waits = left > 0;
    if (waits) setTimeout(look, lookMs).unref();
  };
  return (_request, _response, next) => {
    asked = true;
    if (!waits) setTimeout(look, lookMs).unref();
    waits = true;
    next();
  };
}
