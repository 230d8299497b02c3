import { describe, expect, it } from "vitest";
import { createStatementNames } from "./statement-names";

describe("names of statements", () => {
  it("are the same for the same text, and others for another", () => {
    const nameOf = createStatementNames();
    const first = nameOf({ sql: "SELECT 1" });
    expect(first).toMatch(/^\w+$/);
    expect(nameOf({ sql: "\n  with a as (select 2) select * from a" })).not.toBe(first);
    expect(nameOf({ sql: "SELECT 1" })).toBe(first);
  });

  it("are given to no write, and to no list, which has a text per length", () => {
    const nameOf = createStatementNames();
    expect(nameOf({ sql: 'UPDATE "Node" SET "name" = $1' })).toBe("");
    expect(nameOf({ sql: 'SELECT "id" FROM "Node" WHERE "id" IN ($1,$2)' })).toBe("");
    expect(nameOf({ sql: 'SELECT "id" FROM "Node" WHERE "id" = any($1)' })).not.toBe("");
  });

  it("are bounded, and those given stay", () => {
    const nameOf = createStatementNames(2);
    const [first] = ["select 1", "select 2"].map((sql) => nameOf({ sql }));
    expect(nameOf({ sql: "select 3" })).toBe("");
    expect(nameOf({ sql: "select 1" })).toBe(first);
  });
});
