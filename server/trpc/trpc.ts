import { initTRPC, TRPCError, tracked } from "@trpc/server";
import type { z } from "zod";
import type { Ctx } from "../context";
import { type ErrorCode, isAppError } from "../domain/errors";
import { performStream, type Stream } from "../services/stream";
import { type Located, type OpenUseCase, perform, type UseCase } from "../services/use-case";
import type { Outlet } from "./outlet";

/** A call over the socket outlives its request: it has an outlet, and its actor is read anew for each call. */
export type DoorCtx = Ctx & { readonly outlet?: Outlet | undefined };

/** One map from our closed codes to the procedure call's. */
const codes = {
  not_found: "NOT_FOUND",
  forbidden: "FORBIDDEN",
  unauthenticated: "UNAUTHORIZED",
  conflict: "CONFLICT",
  invalid: "UNPROCESSABLE_CONTENT",
  limit: "TOO_MANY_REQUESTS",
  unavailable: "SERVICE_UNAVAILABLE",
} as const satisfies Record<ErrorCode, TRPCError["code"]>;

const t = initTRPC
  .context<DoorCtx>()
  .meta<{ permission: string }>()
  .create({
    errorFormatter: ({ shape, error, ctx }) => {
      const known = isAppError(error.cause) || error.code !== "INTERNAL_SERVER_ERROR";
      const message = known
        ? shape.message
        : `Something went wrong on our side. Request ${ctx?.requestId ?? "unknown"}`;
      const fields = isAppError(error.cause) ? error.cause.fields : {};
      return { ...shape, message, data: { code: shape.data.code, httpStatus: shape.data.httpStatus, fields } };
    },
  });

export const { router } = t;

/** What a procedure asks for is told beside it: docs/api.md is held to it. */
const procedureOf = ({ permission }: { readonly permission: string }) => t.procedure.meta({ permission });

async function run<I extends z.ZodType, S extends Located, O>(
  useCase: UseCase<I, S, O> | OpenUseCase<I, O>,
  ctx: DoorCtx,
  input: unknown,
): Promise<O> {
  try {
    const now = ctx.outlet === undefined || !ctx.renew ? ctx : { ...ctx, actor: await ctx.renew() };
    return await perform(useCase, now, input as z.input<I>);
  } catch (error) {
    throw toTRPCError(error);
  }
}

function toTRPCError(error: unknown): unknown {
  if (!isAppError(error)) return error;
  return new TRPCError({ code: codes[error.code], message: error.message, cause: error });
}

/** A procedure that reads. The use-case itself parses and authorises, so every door does it in the same way. */
export const asQuery = <I extends z.ZodType, S extends Located, O>(useCase: UseCase<I, S, O> | OpenUseCase<I, O>) =>
  procedureOf(useCase)
    .input((raw: unknown) => raw as z.input<I>)
    .query(({ ctx, input }) => run(useCase, ctx, input));

/** A procedure that changes something. */
export const asMutation = <I extends z.ZodType, S extends Located, O>(useCase: UseCase<I, S, O> | OpenUseCase<I, O>) =>
  procedureOf(useCase)
    .input((raw: unknown) => raw as z.input<I>)
    .mutation(({ ctx, input }) => run(useCase, ctx, input));

/** A subscription. Each item carries the place to resume after it, and is asked for only when the reader took the last one. */
export const asStream = <I extends z.ZodType, S extends Located, T>(useCase: Stream<I, S, T>) =>
  procedureOf(useCase)
    .input((raw: unknown) => raw as z.input<I>)
    .subscription(async function* ({ ctx, input, signal = new AbortController().signal }) {
      try {
        const leave = ctx.outlet?.enter();
        try {
          for await (const { id, data } of performStream(useCase, ctx, input as z.input<I>, signal)) {
            yield tracked(id, data);
            await ctx.outlet?.ready(signal);
          }
        } finally {
          leave?.();
        }
      } catch (error) {
        throw toTRPCError(error);
      }
    });
