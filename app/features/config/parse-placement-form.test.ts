import { describe, expect, it } from "vitest";
import { placementSchema } from "../../../server/domain/placement/placement";
import { parsePlacementForm } from "./parse-placement-form";

const formOf = (entries: readonly (readonly [string, string])[]) => {
  const form = new FormData();
  for (const [name, value] of entries) form.append(name, value);
  return parsePlacementForm(form);
};

describe("parsePlacementForm", () => {
  it.each<[readonly (readonly [string, string])[], object]>([
    [
      [
        ["on", "any"],
        ["onLoss", "move"],
        ["moveAfterS", "90"],
      ],
      { on: { kind: "any" }, moveAfterS: 90 },
    ],
    [
      [
        ["on", "nodes"],
        ["ids", "a"],
        ["ids", "b"],
        ["onLoss", "wait"],
      ],
      { on: { kind: "nodes", ids: ["a", "b"] }, moveAfterS: null },
    ],
    [
      [
        ["on", "label"],
        ["key", " disk "],
        ["value", "ssd"],
        ["onLoss", "wait"],
        ["moveAfterS", "5"],
      ],
      { on: { kind: "label", key: "disk", value: "ssd" }, moveAfterS: null },
    ],
  ])("reads %j", (entries, expected) => {
    expect(formOf(entries)).toEqual(expected);
    expect(placementSchema.safeParse(formOf(entries)).success).toBe(true);
  });

  it.each<[readonly (readonly [string, string])[], string]>([
    [
      [
        ["on", "nodes"],
        ["onLoss", "wait"],
      ],
      "Choose at least one node.",
    ],
    [
      [
        ["on", "any"],
        ["onLoss", "move"],
        ["moveAfterS", ""],
      ],
      "Enter 10 to 86,400 s.",
    ],
    [
      [
        ["on", "any"],
        ["onLoss", "move"],
        ["moveAfterS", "3"],
      ],
      "Enter 10 s at least: a node may be away for a moment.",
    ],
  ])("leaves %j to the schema", (entries, sentence) =>
    expect(placementSchema.safeParse(formOf(entries)).error?.issues[0]?.message).toBe(sentence),
  );
});
