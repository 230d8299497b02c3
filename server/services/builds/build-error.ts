import { AppError } from "../../domain/errors";
import type { ReasonCode } from "../../domain/deployment/reason-codes";

/** Ends a deployment before it came to replicas. */
export class BuildError extends AppError {
  constructor(
    readonly reason: ReasonCode,
    sentence: string,
  ) {
    super(reason === "cancelled" ? "conflict" : "invalid", sentence);
  }
}
