import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { closest, countSlips } from "./closest";

const names = ["payments-api", "payments-worker", "ledger", "checkout-web"];

describe("closest", () => {
  it.each([
    ["pamyents-api", "payments-api"],
    ["PAYMENT-API", "payments-api"],
    ["leger", "ledger"],
    ["checkoutweb", "checkout-web"],
  ])("%s was meant to be %s", (wanted, meant) => expect(closest(wanted, names)).toBe(meant));
  it.each(["zebra", "pa", "", "something-else-altogether"])("%s is like none of them", (wanted) =>
    expect(closest(wanted, names)).toBeNull(),
  );
});

describe("countSlips", () => {
  const word = fc.string({ maxLength: 12 });
  it("is nothing for equals, the same both ways, and never more than the longer word", () =>
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(countSlips(a, a)).toBe(0);
        expect(countSlips(a, b)).toBe(countSlips(b, a));
        expect(countSlips(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    ));
  it("counts two letters that were swapped once", () => expect(countSlips("ab", "ba")).toBe(1));
});
