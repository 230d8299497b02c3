import { describe, expect, it } from "vitest";
import { isAwayError } from "./is-away";

const known = (code: string, originalCode?: string) =>
  Object.assign(new Error("Invalid `db.setting.count()` invocation"), {
    code,
    meta: { driverAdapterError: { cause: { originalCode } } },
  });

/** As seen of Prisma 7 and pg when Postgres was killed, started, shut down. */
describe("isAwayError", () => {
  it.each([
    new Error("Connection terminated unexpectedly"),
    new Error("Client has encountered a connection error and is not queryable"),
    known("P1001"),
    known("P2039", "57P03"),
    known("P2010", "57P01"),
    known("P2028"),
  ])("knows a database that is away: %s", (error) => expect(isAwayError(error)).toBe(true));
  it.each([known("P2002"), known("P2010", "42P01"), new Error("x"), "Connection terminated", null])(
    "and leaves other failures what they are: %s",
    (error) => expect(isAwayError(error)).toBe(false),
  );
});
