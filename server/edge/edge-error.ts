import { AppError } from "../domain/errors";

/** Why the edge, or a table, is not live. */
export class EdgeError extends AppError {
  constructor(
    readonly reason: "down" | "silent",
    sentence: string,
  ) {
    super("unavailable", sentence);
  }
}
