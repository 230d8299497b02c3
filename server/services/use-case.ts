import type { z } from "zod";
import type { Ctx } from "../context";
import { type Actor, can, type Resource } from "../domain/access/can";
import type { Permission } from "../domain/access/permissions";
import { AppError, invalid } from "../domain/errors";

/** Somebody who is signed in. */
export type ActorCtx = Ctx & { readonly actor: Actor };

/** What a use-case works on, and where in the tree it stands. */
export interface Located {
  readonly resource: Resource;
}

/**
 * One thing that can be done, and the right it needs. Every door (page, procedure, socket, job) goes through `perform`,
 * so a use-case without a permission cannot be written.
 */
export interface UseCase<I extends z.ZodType, S extends Located, O> {
  readonly permission: Permission;
  readonly changes: boolean;
  readonly input: I;
  /** Finds the subject, scoped by tenant in the `where`; throws not-found for what is somebody else's. */
  readonly locate: (ctx: ActorCtx, input: z.output<I>) => Promise<S>;
  readonly run: (ctx: ActorCtx, input: z.output<I>, subject: S) => Promise<O>;
}

/** A use-case that needs no right in an organisation: signing in, or one's own account. */
export interface OpenUseCase<I extends z.ZodType, O> {
  readonly permission: "public" | "signed-in";
  readonly changes: boolean;
  readonly input: I;
  readonly run: (ctx: Ctx, input: z.output<I>) => Promise<O>;
}

export const query = <I extends z.ZodType, S extends Located, O>(useCase: Omit<UseCase<I, S, O>, "changes">) =>
  ({ ...useCase, changes: false }) as const satisfies UseCase<I, S, O>;

export const mutation = <I extends z.ZodType, S extends Located, O>(useCase: Omit<UseCase<I, S, O>, "changes">) =>
  ({ ...useCase, changes: true }) as const satisfies UseCase<I, S, O>;

/** Parses, finds, authorises, runs. The order matters: nothing is told about a resource before the right was seen. */
export async function perform<I extends z.ZodType, S extends Located, O>(
  useCase: UseCase<I, S, O> | OpenUseCase<I, O>,
  ctx: Ctx,
  raw: z.input<I>,
): Promise<O> {
  if (useCase.permission !== "public") requireActor(ctx);
  const input = parseInput(useCase.input, raw);
  if (!("locate" in useCase)) return useCase.run(ctx, input);
  const actorCtx = requireActor(ctx);
  const subject = await useCase.locate(actorCtx, input);
  requireRight(actorCtx.actor, useCase.permission, subject.resource);
  return useCase.run(actorCtx, input, subject);
}

/** @throws AppError unauthenticated */
export function requireActor(ctx: Ctx): ActorCtx {
  const { actor } = ctx;
  if (actor === null) throw new AppError("unauthenticated", "Sign in to go on; the session has ended.");
  return { ...ctx, actor };
}

/** @throws AppError forbidden */
export function requireRight(actor: Actor, permission: Permission, resource: Resource): void {
  if (!can(actor, permission, resource))
    throw new AppError(
      "forbidden",
      `You need the right “${permission}”; an administrator of the organisation can give it.`,
    );
}

/** @throws AppError invalid, with a sentence per field */
export function parseInput<I extends z.ZodType>(schema: I, raw: unknown): z.output<I> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw invalid(Object.fromEntries(parsed.error.issues.map((issue) => [issue.path.join("."), issue.message])));
}
