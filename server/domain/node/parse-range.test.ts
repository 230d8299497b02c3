import { describe, expect, it } from "vitest";
import { parseRange } from "./parse-range";

describe("parseRange", () => {
  it("lists what is in it", () => {
    expect(parseRange("10.0.0.9/30")).toEqual(["10.0.0.9", "10.0.0.10"]);
    expect(parseRange("192.168.1.7/32")).toEqual(["192.168.1.7"]);
    const all = parseRange(" 172.31.255.0/24 ");
    expect([all.length, all[0], all.at(-1)]).toEqual([254, "172.31.255.1", "172.31.255.254"]);
  });
  it.each([
    ["10.0.0.0/23", "at most /24"],
    ["10.0.0.0/0", "at most /24"],
    ["8.8.8.0/24", "Only private"],
    ["172.32.0.0/24", "Only private"],
    ["127.0.0.0/24", "Only private"],
    ["169.254.169.254/32", "Only private"],
    ["10.0.0.0/33", "such as"],
    ["10.0.0.256/24", "such as"],
    ["10.0.0.0", "such as"],
    ["::1/128", "such as"],
    ["", "such as"],
  ])("refuses %j", (text, said) => expect(() => parseRange(text)).toThrow(said));
});
