import { describe, expect, it } from "vitest";
import { noteChanges } from "./note-changes";
import { secretChange } from "./secret-change";

describe("a secret that is changed", () => {
  it.each([
    [true, "kept", null],
    [false, "kept", null],
    [false, "none", null],
    [true, "none", "stored → none"],
    [false, "another", "none → stored"],
    [true, "another", "stored → another one"],
  ] as const)("with one before: %s, then %s, is told as %s", (had, becomes, told) =>
    expect(
      secretChange({ group: "Source", label: "Credential", had, becomes }).map(({ from, to }) => `${from} → ${to}`),
    ).toEqual(told === null ? [] : [told]),
  );
});

it("a long value is told by its beginning", () => {
  const [noted] = noteChanges([{ group: "Run", label: "Command", from: "a", to: "b".repeat(500) }]);
  expect([noted?.from, noted?.to.length, noted?.to.at(-1)]).toEqual(["a", 301, "…"]);
});
