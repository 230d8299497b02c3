import { randomBytes } from "node:crypto";
import type { ErrorRequestHandler } from "express";

/** An error that no page caught, such as a database that is away before the session could be read. */
export const lastResort: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) return next(error);
  const id = randomBytes(4).toString("hex");
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`request ${id}: ${text}\n`);
  response
    .status(503)
    .type("text")
    .send(
      `Docker Manager cannot answer now; running applications are not affected. Try again in a moment. Request ${id}`,
    );
};
