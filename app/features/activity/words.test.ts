import { describe, expect, it } from "vitest";
import { describeAction, describeDetail } from "./words";

describe("a line of activity", () => {
  it.each([
    ["application.deploy", "deployed"],
    ["team.granted", "changed the rights of the team"],
    ["something.new", "something.new"],
  ])("%s is “%s”", (action, words) => expect(describeAction(action)).toBe(words));
  it.each([
    [null, ""],
    [{ before: "Old", after: "New" }, "Old → New"],
    [{ from: "Old" }, "Old → this name"],
    [{ number: 3, environment: "prod", count: 2 }, "#3, prod"],
    [{ before: "MEMBER", after: "ADMIN" }, "member → administrator"],
    [{ project: "Checkout", role: "VIEWER" }, "Checkout, viewer"],
    [{ project: "Checkout", role: null }, "Checkout, no role any more"],
    [{ host: "shop.example", path: "/", environment: "prod" }, "shop.example, prod"],
  ])("%j says “%s”", (detail, words) => expect(describeDetail(detail)).toBe(words));
});
