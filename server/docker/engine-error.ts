import { AppError, type ErrorCode } from "../domain/errors";

const codes = {
  unreachable: "unavailable",
  timeout: "unavailable",
  image_missing: "invalid",
  denied: "invalid",
  build_failed: "invalid",
  cancelled: "conflict",
  conflict: "conflict",
  gone: "not_found",
  refused: "invalid",
} as const satisfies Record<string, ErrorCode>;

export type EngineReason = keyof typeof codes;

/** What the Docker Engine answered, as a reason that code can act on and a sentence that a person can read. */
export class EngineError extends AppError {
  constructor(
    readonly reason: EngineReason,
    sentence: string,
  ) {
    super(codes[reason], sentence);
  }
}

/** The engine said that its disk is full. */
export const isDiskFull = (error: unknown): boolean =>
  isEngineError(error, "refused") && /no space left on device/i.test(error.message);

export const isEngineError = (error: unknown, reason?: EngineReason): error is EngineError =>
  error instanceof EngineError && (reason === undefined || error.reason === reason);
