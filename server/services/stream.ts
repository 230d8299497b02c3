import type { z } from "zod";
import type { Ctx } from "../context";
import type { Actor } from "../domain/access/can";
import type { Permission } from "../domain/access/permissions";
import { type ActorCtx, type Located, parseInput, requireActor } from "./use-case";
import { openGuard } from "./stream-guard";

export type StreamCtx = ActorCtx & {
  /** aborts when nobody listens any more, or may not: end then */
  readonly signal: AbortSignal;
  /** who listens, with the rights as they were last seen */
  readonly who: () => Actor;
};

/** One thing that is told, and the place to resume after it. */
export interface StreamItem<T> {
  readonly id: string;
  readonly data: T;
}

/**
 * Something that one follows while it goes on. Like any use-case it names the right it needs; session and right are looked
 * at again while it runs, so that one that was taken away ends it.
 */
export interface Stream<I extends z.ZodType, S extends Located, T> {
  readonly permission: Permission;
  readonly changes: false;
  readonly streams: true;
  readonly input: I;
  readonly locate: (ctx: ActorCtx, input: z.output<I>) => Promise<S>;
  /** Must end when `ctx.signal` aborts, and keep nothing for a reader that does not take: it is asked for each item. */
  readonly open: (ctx: StreamCtx, input: z.output<I>, subject: S) => AsyncIterable<StreamItem<T>>;
}

export const stream = <I extends z.ZodType, S extends Located, T>(
  useCase: Omit<Stream<I, S, T>, "changes" | "streams">,
): Stream<I, S, T> => ({ ...useCase, changes: false, streams: true });

/**
 * Runs a stream for a door: parses, finds, authorises, then gives items as they are asked for.
 * @throws AppError when the session ends or the right is taken away meanwhile
 */
export async function* performStream<I extends z.ZodType, S extends Located, T>(
  useCase: Stream<I, S, T>,
  ctx: Ctx,
  raw: z.input<I>,
  signal: AbortSignal,
): AsyncGenerator<StreamItem<T>, void, undefined> {
  const actorCtx = requireActor(ctx);
  const input = parseInput(useCase.input, raw);
  const guard = await openGuard(useCase, actorCtx, input, signal);
  try {
    const open = { ...actorCtx, signal: guard.signal, who: guard.who };
    for await (const item of useCase.open(open, input, guard.subject)) {
      guard.check();
      yield item;
    }
    guard.check();
  } finally {
    guard.close();
  }
}
