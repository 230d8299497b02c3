import { expect, it } from "vitest";
import { letterKeysCookie, parseLetterKeys } from "./letter-keys";

it.each([
  [null, true],
  ["a=b", true],
  ["dm_theme=dark; dm_keys=off", false],
  ["dm_keys=off; a=b", false],
  ["dm_keys=offer", true],
  ["x_dm_keys=off", true],
  [letterKeysCookie(false).split(";", 1)[0] ?? "", false],
  [letterKeysCookie(true).split(";", 1)[0] ?? "", true],
])("%j: letters do something: %s", (cookie, on) => expect(parseLetterKeys(cookie)).toBe(on));
