interface Failure {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly meta?: { readonly driverAdapterError?: { readonly cause?: { readonly originalCode?: unknown } } };
}

/** P1…: not reached. P2024 and P2028: no connection, or no transaction, in time. */
const prismaCodes = /^P(?:1\d{3}|2024|2028)$/;
/** Postgres's own classes for a connection that broke, and for a server that starts or stops. */
const postgresCodes = /^(?:08|57P0)/;
/** What the driver says by itself, without a code. */
const driverWords = /^Connection terminated|connection error and is not queryable|^Connection ended/;

/** Whether a call failed because the database was not there: it says nothing about what was asked, and can be tried again. */
export function isAwayError(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, message, meta } = error as Failure;
  const original = meta?.driverAdapterError?.cause?.originalCode;
  return (
    (typeof code === "string" && prismaCodes.test(code)) ||
    (typeof original === "string" && postgresCodes.test(original)) ||
    (typeof message === "string" && driverWords.test(message))
  );
}
