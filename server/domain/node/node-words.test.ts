import { describe, expect, it } from "vitest";
import { formatLabels, parseLabels, parseNodeName } from "./node-words";

describe("parseNodeName", () => {
  it.each([
    ["fra-01", "fra-01"],
    [" Node1.example.org ", "node1.example.org"],
    ["a", "a"],
  ])("%j is %j", (text, name) => expect(parseNodeName(text)).toBe(name));
  it.each(["", "new", "-a", "a-", "a b", "a/b", "ä", "x".repeat(41)])("refuses %j", (text) =>
    expect(() => parseNodeName(text)).toThrow(),
  );
});

describe("parseLabels", () => {
  it("reads lines, and writes them again", () => {
    const labels = parseLabels("zone=fra\n\n disk = ssd \r\nexample.org/tier=1");
    expect(labels).toEqual({ zone: "fra", disk: "ssd", "example.org/tier": "1" });
    expect(parseLabels(formatLabels(labels))).toEqual(labels);
  });
  it.each(["zone", "zone=", "=fra", "a=b=c", "Zone=fra", "zone=f ra", "zone=fra\nzone=hel", "__proto__=x"])(
    "refuses %j",
    (text) => expect(() => parseLabels(text)).toThrow(),
  );
  it("has a limit", () =>
    expect(() => parseLabels(Array.from({ length: 33 }, (_, i) => `l${i}=x`).join("\n"))).toThrow("at most 32"));
});
