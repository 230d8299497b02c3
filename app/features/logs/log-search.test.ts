import { describe, expect, it } from "vitest";
import { isFinding, parseLogSearch, toWish } from "./log-search";

const now = Date.parse("2026-11-27T23:00:00Z");
const wishOf = (address: string) => toWish(parseLogSearch(new URLSearchParams(address)), now);

describe("what is looked for, as the address says", () => {
  it.each([
    ["", {}],
    ["range=15m", { since: "2026-11-27T22:45:00.000Z" }],
    ["range=7d&level=error", { since: "2026-11-20T23:00:00.000Z", level: "error" }],
    [
      "range=at&since=2026-11-27T10:00&until=2026-11-27T13:00:00.000%2B02:00",
      {
        since: "2026-11-27T10:00:00.000Z",
        until: "2026-11-27T11:00:00.000Z",
      },
    ],
    ["since=2026-11-27T10:00&q=", {}],
    ["range=at&since=yesterday", {}],
    ["q=%20no stock &regex=1", { query: "no stock", regex: true }],
    ["q=x&regex=2&replica=rep_1&range=&level=loud", { query: "x", regex: false, replicas: ["rep_1"] }],
    ["range=constructor", {}],
  ])("%s", (address, wish) => expect(wishOf(address)).toEqual(wish));
  it.each([
    ["", false],
    ["range=&q=&replica=&level=error", false],
    ["q=x", true],
    ["range=at", true],
    ["line=a~b", true],
    ["replica=rep_1", true],
  ])("%j is a search: %s", (address, finding) =>
    expect(isFinding(parseLogSearch(new URLSearchParams(address)))).toBe(finding),
  );
});
