import { describe, expect, it } from "vitest";
import { describeImport } from "./describe-import";

const known = [
  { key: "MODE", value: "fast" },
  { key: "PORT", value: "80" },
  { key: "TOKEN", value: null },
];

describe("describeImport", () => {
  it("tells what happens to each name", () =>
    expect(describeImport("MODE=fast\nPORT=81\nTOKEN=x\nNEW='a b'", known)).toEqual([
      { key: "MODE", effect: "same" },
      { key: "PORT", effect: "changed" },
      { key: "TOKEN", effect: "replaces a secret" },
      { key: "NEW", effect: "new" },
    ]));
  it("refuses a text without a variable, and names the line that is wrong", () => {
    expect(() => describeImport("# nothing", [])).toThrow("no variable in this text");
    expect(() => describeImport("A=1\nb c", [])).toThrow("Line 2");
  });
});
