import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { quoteArgv } from "./quote-argv";

const read = (argv: readonly string[]) =>
  execFileSync("sh", ["-c", `printf '%s\\0' ${quoteArgv(argv)}`], { encoding: "utf8" })
    .split("\0")
    .slice(0, -1);

describe("quoteArgv", () => {
  it.each<[string, readonly string[]]>([
    ["words", ["df", "-k", "/var/lib/docker"]],
    ["nothing", ["echo", ""]],
    ["what a shell would run", ["$(id)", "`id`", "a; id", "a && id", "| id", "> f", "$HOME", "*", "~", "#", "!!"]],
    ["quotes", ["it's", "'", "''", '"', "\\'", "\\"]],
    ["lines and blanks", ["a b", " a ", "a\nb", "\t"]],
  ])("a shell reads %s as they were", (_name, argv) => expect(read(argv)).toEqual(argv));

  it("whatever they are", () => {
    const text = fc.string({ unit: "binary" }).filter((one) => !one.includes("\0"));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (argv) => {
        expect(read(argv)).toEqual(argv);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses NUL", () => expect(() => quoteArgv(["a\0b"])).toThrow("NUL"));
});
