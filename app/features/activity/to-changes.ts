import type { DiffGroup } from "~/components/ui/diff";
import { describeRole } from "./words";

interface Change {
  readonly group: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** What a line keeps of before and after, by section; empty where it keeps none. Lines of old versions may have anything. */
export function toChanges(detail: unknown): readonly DiffGroup[] {
  if (typeof detail !== "object" || detail === null) return [];
  const { changes, before, after } = detail as Readonly<Record<string, unknown>>;
  const groups = new Map<string, DiffGroup["lines"]>();
  const told = Array.isArray(changes) ? changes.filter(isChange) : [];
  for (const { group, label, from, to } of told)
    groups.set(group, [
      ...(groups.get(group) ?? []),
      { sign: "-", text: `${label}: ${from}` },
      { sign: "+", text: `${label}: ${to}` },
    ]);
  if (typeof before === "string" && typeof after === "string" && before !== after)
    groups.set("Before and after", [
      { sign: "-", text: describeRole(before) },
      { sign: "+", text: describeRole(after) },
    ]);
  return [...groups].map(([title, lines]) => ({ title, lines }));
}

const isChange = (value: unknown): value is Change =>
  typeof value === "object" &&
  value !== null &&
  ["group", "label", "from", "to"].every((name) => typeof Reflect.get(value, name) === "string");
