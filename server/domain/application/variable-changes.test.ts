import { describe, expect, it } from "vitest";
import { describeVariableChanges, type VariableFact } from "./variable-changes";

const plain = (key: string, value: string, use: Partial<VariableFact> = {}): VariableFact => ({
  ...{ key, value, fingerprint: null, build: false, run: true },
  ...use,
});
const secret = (key: string, fingerprint: string): VariableFact => ({ ...plain(key, ""), value: null, fingerprint });

describe("describeVariableChanges", () => {
  it("has nothing when nothing changed", () =>
    expect(describeVariableChanges([plain("A", "1"), secret("B", "x")], [secret("B", "x"), plain("A", "1")])).toEqual(
      [],
    ));
  it.each([
    ["a new value", [plain("A", "1")], [plain("A", "2")], { key: "A", from: "1", to: "2" }],
    ["a variable that comes", [], [plain("A", "1")], { key: "A", from: null, to: "1" }],
    ["a variable that goes", [plain("A", "1")], [], { key: "A", from: "1", to: null }],
    [
      "another use",
      [plain("A", "1")],
      [plain("A", "1", { build: true })],
      { key: "A", from: "1", to: "1 (build and run)" },
    ],
    ["a secret that comes", [], [secret("A", "x")], { key: "A", from: null, to: "hidden" }],
    ["a secret that goes", [secret("A", "x")], [], { key: "A", from: "hidden", to: null }],
    [
      "a secret entered anew",
      [secret("A", "x")],
      [secret("A", "y")],
      { key: "A", from: "hidden", to: "hidden, changed" },
    ],
    ["a value made a secret", [plain("A", "1")], [secret("A", "x")], { key: "A", from: "1", to: "hidden" }],
    ["a secret made readable", [secret("A", "x")], [plain("A", "1")], { key: "A", from: "hidden", to: "1" }],
  ])("tells of %s", (_, before, after, change) => expect(describeVariableChanges(before, after)).toEqual([change]));
  it("is in the order of names", () =>
    expect(
      describeVariableChanges([plain("B", "1")], [plain("C", "1"), plain("A", "1")]).map(({ key }) => key),
    ).toEqual(["A", "B", "C"]));
});
