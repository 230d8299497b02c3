import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAnsi, plainText } from "./ansi";

const esc = String.fromCharCode(27);
const bell = String.fromCharCode(7);

describe("parseAnsi", () => {
  it("keeps colours and weight, and takes them off again", () =>
    expect(parseAnsi(`${esc}[1;31mfail${esc}[0m ${esc}[33mwarn${esc}[39m ok`)).toEqual([
      { text: "fail", look: "text-log-red font-semibold" },
      { text: " ", look: "" },
      { text: "warn", look: "text-log-amber" },
      { text: " ok", look: "" },
    ]));
  it.each([
    ["cursor and screen commands", `${esc}[2J${esc}[1;1Hhello${esc}[K${esc}[?25l`, "hello"],
    ["the window's title", `${esc}]0;owned${bell}hello`, "hello"],
    ["links", `${esc}]8;;https://evil.example${bell}click${esc}]8;;${bell} me`, "click me"],
    [
      "links ended by a string terminator",
      `${esc}]8;;https://evil.example${esc}\\click${esc}]8;;${esc}\\ me`,
      "click me",
    ],
    ["256 colours", `${esc}[38;5;196mred${esc}[48;2;1;2;3m on`, "red on"],
    ["bells, backspaces and NUL", `a${bell}b\b\0c`, "abc"],
    ["what a progress bar overwrote", "10 %\r20 %\r100 %\r", "100 %"],
    ["marks that turn the direction round", "user\u202egnp.exe", "usergnp.exe"],
    ["an escape at the end", `done${esc}`, "done"],
  ])("drops %s", (_, line, text) => expect(plainText(line)).toBe(text));
  it("leaves HTML as text", () =>
    expect(parseAnsi('<img src=x onerror="alert(1)">')).toEqual([
      { text: '<img src=x onerror="alert(1)">', look: "" },
    ]));
  it("leaves no control character in any text", () => {
    const any = fc.array(fc.integer({ min: 0, max: 0x2100 })).map((codes) => String.fromCharCode(...codes));
    const commands = fc.array(fc.constantFrom(esc, "[", "]", "3", ";", "m", bell)).map((parts) => parts.join(""));
    fc.assert(
      fc.property(any, commands, (a, b) => {
        expect(plainText(`${a}${b}${a}`)).not.toMatch(/[^\P{Cc}\t]/u);
      }),
    );
  });
});
