import { AsyncLocalStorage } from "node:async_hooks";
import type Docker from "dockerode";
import { EngineError } from "../engine-error";

interface HttpFailure {
  readonly statusCode?: number;
  readonly json?: { readonly message?: string } | undefined;
  readonly message?: string;
}

/** The engine's status of a failed call; null when it did not answer at all. */
export const statusOf = (error: unknown): number | null => (error as HttpFailure).statusCode ?? null;

/** What the engine said, on one line. */
export const saidBy = (error: unknown): string => {
  const { json, message } = error as HttpFailure;
  const said = json?.message ?? message ?? String(error);
  return said
    .replace(/^\(HTTP code \d+\) [^-]* - /, "")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 400);
};

/** Runs calls to the engine, each with a time limit, and turns their failures into EngineErrors. */
export interface Caller {
  /** @param times the limit, for what takes the engine longer than most */
  call<T>(what: string, work: () => Promise<T>, times?: number): Promise<T>;
  /** Like `call`, but a missing thing is `null`. */
  find<T>(what: string, work: () => Promise<T>): Promise<T | null>;
}

const running = new AsyncLocalStorage<AbortSignal>();

/**
 * Lets every request that is made within a call end with that call's time: the library leaves it open where an engine hangs,
 * and not all of its methods take a signal.
 */
export function endWithCalls(docker: Docker): Docker {
  const dial = docker.modem.dial.bind(docker.modem);
  docker.modem.dial = (options, done) => {
    const signals = [options.abortSignal, running.getStore()].filter((signal) => signal !== undefined);
    dial(signals.length === 0 ? options : { ...options, abortSignal: AbortSignal.any(signals) }, done);
  };
  return docker;
}

/** For `dial`, which cuts the last character off a path that has a query. */
export const withQuery = (path: string, query: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(query)}&`;

export function createCaller(limitMs: number): Caller {
  const call: Caller["call"] = (what, work, times = 1) => callWithin(what, work, limitMs * times);
  return {
    call,
    find: (what, work) =>
      call(what, () =>
        work().catch((error: unknown) => {
          if (statusOf(error) === 404) return null;
          throw error;
        }),
      ),
  };
}

/** Runs calls to the engine that have to end together within the time. */
export async function callWithin<T>(what: string, work: () => Promise<T>, limitMs: number): Promise<T> {
  const limit = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(timedOut(what, limitMs));
      limit.abort();
    }, limitMs);
  });
  try {
    return await Promise.race([running.run(limit.signal, work), late]);
  } catch (error) {
    throw toEngineError(what, error);
  } finally {
    clearTimeout(timer);
  }
}

const timedOut = (what: string, ms: number) =>
  new EngineError(
    "timeout",
    `The Docker engine did not ${what} within ${ms / 1000} s. Check the load of the node, then try again.`,
  );

export function toEngineError(what: string, error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const said = saidBy(error);
  switch (statusOf(error)) {
    case null:
      return new EngineError(
        "unreachable",
        `The Docker engine does not answer (${said}). Check that it runs on the node and that its socket can be reached.`,
      );
    case 404:
      return new EngineError("gone", `The Docker engine could not ${what}: ${said}.`);
    case 409:
      return new EngineError("conflict", `The Docker engine refused to ${what}: ${said}.`);
    default:
      return new EngineError("refused", `The Docker engine refused to ${what}: ${said}.`);
  }
}
