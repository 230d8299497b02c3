import type { z } from "zod";
import type { Ctx } from "../context";
import type { Permission } from "../domain/access/permissions";
import type { StreamCtx } from "./stream";
import { type Guard, openGuard } from "./stream-guard";
import { type ActorCtx, type Located, parseInput, requireActor } from "./use-case";

/**
 * Something that one opens and talks with in both directions. Like any use-case it names the right it needs and finds its subject
 * scoped by tenant; session and right are looked at again while it is open.
 */
export interface Session<I extends z.ZodType, S extends Located, T> {
  readonly permission: Permission;
  readonly input: I;
  readonly locate: (ctx: ActorCtx, input: z.output<I>) => Promise<S>;
  readonly open: (ctx: StreamCtx, input: z.output<I>, subject: S) => Promise<T>;
}

export const session = <I extends z.ZodType, S extends Located, T>(useCase: Session<I, S, T>): Session<I, S, T> =>
  useCase;

/**
 * Opens a session for a door: parses, finds, authorises. The door ends it when the guard's signal aborts, and closes the guard.
 * @throws AppError as `perform` does
 */
export async function performSession<I extends z.ZodType, S extends Located, T>(
  useCase: Session<I, S, T>,
  ctx: Ctx,
  raw: unknown,
  signal: AbortSignal,
): Promise<{ readonly opened: T; readonly guard: Guard<S> }> {
  const actorCtx = requireActor(ctx);
  const input = parseInput(useCase.input, raw);
  const guard = await openGuard(useCase, actorCtx, input, signal);
  try {
    const opened = await useCase.open({ ...actorCtx, signal: guard.signal, who: guard.who }, input, guard.subject);
    return { opened, guard };
  } catch (error) {
    guard.close();
    throw error;
  }
}
