import { setMaxListeners } from "node:events";
import { loadActor } from "../auth/load-actor";
import type { Actor } from "../domain/access/can";
import type { Permission } from "../domain/access/permissions";
import { AppError, isAppError } from "../domain/errors";
import { type ActorCtx, type Located, requireRight } from "./use-case";

const lookMs = 5_000;
/** how long a stream may go on while session and rights cannot be looked at */
const blindMs = 60_000;

interface Guarded<I, S extends Located> {
  readonly permission: Permission;
  readonly locate: (ctx: ActorCtx, input: I) => Promise<S>;
}

export interface Guard<S> {
  readonly subject: S;
  readonly signal: AbortSignal;
  readonly who: () => Actor;
  /** @throws AppError when the stream must end, with the reason */
  readonly check: () => void;
  readonly close: () => void;
}

/**
 * Authorises as `perform` does, and then again every few seconds and as soon as a session or right of this user changes.
 * @throws AppError as `perform` does
 */
export async function openGuard<I, S extends Located>(
  { permission, locate }: Guarded<I, S>,
  ctx: ActorCtx,
  input: I,
  outer: AbortSignal,
): Promise<Guard<S>> {
  const inner = new AbortController();
  // What a stream is made of may wait in many places at once.
  setMaxListeners(0, inner.signal);
  let actor = ctx.actor;
  let ended: AppError | null = null;
  let seenAt = Date.now();
  const end = () => inner.abort();
  const fail = (error: AppError) => {
    ended ??= error;
    inner.abort();
  };
  const stop = () => fail(stopping());

  async function look(): Promise<S> {
    const found = await (ctx.renew === undefined ? loadActor(ctx.db, actor.userId) : ctx.renew());
    if (found === null) throw new AppError("unauthenticated", "Sign in to go on; the session has ended.");
    const subject = await locate({ ...ctx, actor: found }, input);
    requireRight(found, permission, subject.resource);
    actor = found;
    seenAt = Date.now();
    return subject;
  }
  const lookAgain = oneAtATime(async () => {
    if (inner.signal.aborted) return;
    await look().catch((error: unknown) => {
      if (isAppError(error)) fail(error as AppError);
      else if (Date.now() - seenAt > blindMs) fail(blind());
    });
  });

  // Listen first: a right that is taken away during the first look is not missed.
  const unwatch = ctx.events.onAccess(actor.userId, lookAgain);
  const timer = setInterval(lookAgain, lookMs);
  outer.addEventListener("abort", end);
  ctx.stopping.addEventListener("abort", stop);
  const close = () => {
    unwatch();
    clearInterval(timer);
    outer.removeEventListener("abort", end);
    ctx.stopping.removeEventListener("abort", stop);
    inner.abort();
  };
  if (outer.aborted) end();
  if (ctx.stopping.aborted) stop();
  const check = () => {
    if (ended !== null) throw ended;
  };
  try {
    const subject = await look();
    return { subject, signal: inner.signal, who: () => actor, check, close };
  } catch (error) {
    close();
    throw error;
  }
}

const stopping = () =>
  new AppError("unavailable", "Docker Manager is being restarted; this goes on by itself in a moment.");
const blind = () =>
  new AppError("unavailable", "Your rights cannot be looked at now; running applications are not affected. Try again.");

/** Runs it once more after the present run when it was asked for meanwhile, however often. */
function oneAtATime(work: () => Promise<void>): () => void {
  let busy = false;
  let again = false;
  return async () => {
    again = true;
    if (busy) return;
    busy = true;
    while (again) {
      again = false;
      await work();
    }
    busy = false;
  };
}
