import { compareSettings, type SettingChange } from "../application/compare-settings";
import type { Placement } from "./placement";

/** @param nameOf the name of a node by its id; null when it is gone */
export function describePlacementChanges(
  before: Placement,
  after: Placement,
  nameOf: (id: string) => string | null,
): readonly SettingChange[] {
  const describe = ({ on, moveAfterS }: Placement) => ({
    on: ["Nodes", "Where", describeOn(on, nameOf)] as const,
    onLoss: [
      "Nodes",
      "When its node is lost",
      moveAfterS === null ? "wait for it" : `start elsewhere after ${moveAfterS} s`,
    ] as const,
  });
  return compareSettings(describe(before), describe(after));
}

function describeOn(on: Placement["on"], nameOf: (id: string) => string | null): string {
  switch (on.kind) {
    case "any":
      return "any node";
    case "nodes":
      return on.ids.map((id) => nameOf(id) ?? "a node that is gone").join(", ");
    case "label":
      return `label ${on.key}=${on.value}`;
  }
}
