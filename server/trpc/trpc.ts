import { initTRPC, TRPCError } from "@trpc/server";
import type { z } from "zod";
import type { Ctx } from "../context";
import { type ErrorCode, isAppError } from "../domain/errors";
import { type Located, type OpenUseCase, perform, type UseCase } from "../services/use-case";

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

const t = initTRPC.context<Ctx>().create({
  errorFormatter: ({ shape, error, ctx }) => {
    const known = isAppError(error.cause) || error.code !== "INTERNAL_SERVER_ERROR";
    const message = known ? shape.message : `Something went wrong on our side. Request ${ctx?.requestId ?? "unknown"}`;
    const fields = isAppError(error.cause) ? error.cause.fields : {};
    return { ...shape, message, data: { code: shape.data.code, httpStatus: shape.data.httpStatus, fields } };
  },
});

export const { router } = t;

const procedure = t.procedure;

async function run<I extends z.ZodType, S extends Located, O>(
  useCase: UseCase<I, S, O> | OpenUseCase<I, O>,
  ctx: Ctx,
  input: unknown,
): Promise<O> {
  try {
    return await perform(useCase, ctx, input as z.input<I>);
  } catch (error) {
    if (isAppError(error)) throw new TRPCError({ code: codes[error.code], message: error.message, cause: error });
    throw error;
  }
}

/** A procedure that reads. The use-case itself parses and authorises, so every door does it in the same way. */
export const asQuery = <I extends z.ZodType, S extends Located, O>(useCase: UseCase<I, S, O> | OpenUseCase<I, O>) =>
  procedure.input((raw: unknown) => raw as z.input<I>).query(({ ctx, input }) => run(useCase, ctx, input));

/** A procedure that changes something. */
export const asMutation = <I extends z.ZodType, S extends Located, O>(useCase: UseCase<I, S, O> | OpenUseCase<I, O>) =>
  procedure.input((raw: unknown) => raw as z.input<I>).mutation(({ ctx, input }) => run(useCase, ctx, input));
