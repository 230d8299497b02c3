import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatCommand, parseCommand } from "./parse-command";

describe("parseCommand", () => {
  it.each([
    ["", []],
    ["  node   server.js ", ["node", "server.js"]],
    [`sh -c "echo 'a b' && c"`, ["sh", "-c", "echo 'a b' && c"]],
    [`echo $(id) \`id\` $HOME`, ["echo", "$(id)", "`id`", "$HOME"]],
    [`a\\ b 'c\\d' "e\\"f" ""`, ["a b", "c\\d", 'e"f', ""]],
    [`--name=O'Brien'`, ["--name=OBrien"]],
    ["a\nb", ["a", "b"]],
  ])("%j", (text, words) => expect(parseCommand(text)).toEqual(words));
  it("names the quote that is not closed", () => expect(() => parseCommand(`a "b`)).toThrow('Close the quote "'));
  it("reads back whatever it wrote", () =>
    fc.assert(
      fc.property(fc.array(fc.string()), (words) => {
        expect(parseCommand(formatCommand(words))).toEqual(words);
      }),
    ));
});
