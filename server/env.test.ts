import { describe, expect, it } from "vitest";
import { readEnv } from "./env";

const good = {
  DATABASE_URL: "postgres://u:p@127.0.0.1:5432/d",
  REDIS_URL: "redis://127.0.0.1:6379",
  DM_MASTER_KEY: "k",
};

describe("readEnv", () => {
  it("fills in what is not given", () => expect(readEnv(good)).toMatchObject({ PORT: 3000, DM_EDGE_HTTP_PORT: 80 }));
  it("names every variable that is wrong", () =>
    expect(() => readEnv({ ...good, PORT: "70000", DATABASE_URL: "mysql://x" })).toThrow(/DATABASE_URL.*\n.*PORT/));
  it("refuses to start without a master key", () =>
    expect(() => readEnv({ ...good, DM_MASTER_KEY: "" })).toThrow("There is no master key."));
});
