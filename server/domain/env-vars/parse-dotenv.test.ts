import { describe, expect, it } from "vitest";
import { parseDotenv } from "./parse-dotenv";

const read = (text: string) => Object.fromEntries(parseDotenv(text).map(({ key, value }) => [key, value]));

describe("parseDotenv", () => {
  it.each([
    ["A=1\r\n# no\n\nexport B = two words # comment", { A: "1", B: "two words" }],
    ['A=\'x # y\'\nB="a\\nb \\"q\\""', { A: "x # y", B: 'a\nb "q"' }],
    ['KEY="-----BEGIN\nline\n-----END"\nB=2', { KEY: "-----BEGIN\nline\n-----END", B: "2" }],
    ["A=\nB=a=b=c\nA=2", { A: "2", B: "a=b=c" }],
    ["A=$HOME `id`", { A: "$HOME `id`" }],
    ["\uFEFFA=1", { A: "1" }],
  ])("reads %j", (text, values) => expect(read(text)).toEqual(values));
  it.each([
    ["A", "Line 1 is no KEY=value"],
    ["A=1\n1B=2", "Line 2: “1B”"],
    ['A="x', "quotes that line 1 opens"],
  ])("refuses %j", (text, sentence) => expect(() => parseDotenv(text)).toThrow(sentence));
});
