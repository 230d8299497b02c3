import { describe, expect, it } from "vitest";
import { addressOfTime, isFinding, parseLogSearch, spanOf, toWish } from "./log-search";

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

describe("a time that was chosen in the picture", () => {
  const from = Date.parse("2026-11-27T22:00:00Z");
  it.each([
    ["", "?range=at&since=2026-11-27T22%3A00%3A00.000Z&until=2026-11-27T22%3A01%3A00.000Z"],
    ["q=no+stock&regex=1&range=7d&level=warn&replica=rep_1&line=a~b", "?q=no+stock&regex=1&level=warn&range=at"],
    ["regex=1", "?range=at"],
  ])("%j leads to %s", (address, expected) => {
    const search = parseLogSearch(new URLSearchParams(address));
    const made = addressOfTime(search, from, from + 60_000);
    expect(made.startsWith(expected)).toBe(true);
    expect(wishOf(made.slice(1))).toEqual({
      ...{ since: "2026-11-27T22:00:00.000Z", until: "2026-11-27T22:01:00.000Z" },
      ...(search.query !== "" && { query: search.query, regex: search.regex }),
      ...(search.level !== "all" && { level: search.level }),
      ...(search.replica !== null && { replicas: [search.replica] }),
    });
  });
  it.each([
    ["", { from: null, to: null }],
    ["range=1h", { from: now - 3_600_000, to: now }],
    ["range=at&since=2026-11-27T22:00:00Z", { from, to: null }],
    ["range=at&until=2026-11-27T22:00:00Z", { from: null, to: from }],
  ])("%j covers %j", (address, span) =>
    expect(spanOf(parseLogSearch(new URLSearchParams(address)), wishOf(address))).toEqual(span),
  );
});
