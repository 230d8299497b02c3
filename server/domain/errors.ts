/** The closed list of ways in which a request can fail. Each has one HTTP status. */
export const errorStatuses = {
  not_found: 404,
  forbidden: 403,
  unauthenticated: 401,
  conflict: 409,
  invalid: 422,
  limit: 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatuses;

/** An error that a person may read: the message names what is wrong and the next step. */
export class AppError extends Error {
  override readonly name = "AppError";

  constructor(
    readonly code: ErrorCode,
    message: string,
    /** messages by field name, for forms */
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }

  get status(): number {
    return errorStatuses[this.code];
  }
}

export const notFound = (what: string): AppError =>
  new AppError("not_found", `There is no such ${what}, or it belongs to somebody else. Go back and reload the list.`);

export const invalid = (fields: Record<string, string>): AppError =>
  new AppError("invalid", Object.values(fields).join(" "), fields);

/** By shape, not by class: pages and server are bundled apart, so each has a class AppError of its own. */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError" && "code" in error && "fields" in error;
}
