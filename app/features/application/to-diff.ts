import type { DiffGroup } from "~/components/ui/diff";
import type { Pending } from "../../../server/domain/application/pending";

/** Pending changes as lines with signs, by section. */
export function toDiff({ changes, variables, hiddenVariables }: Pending): readonly DiffGroup[] {
  const groups = new Map<string, DiffGroup["lines"]>();
  const add = (group: string, lines: DiffGroup["lines"]) => groups.set(group, [...(groups.get(group) ?? []), ...lines]);
  for (const { key, from, to } of variables)
    add("Variables", [
      ...(from === null ? [] : [{ sign: "-" as const, text: `${key}=${from}` }]),
      ...(to === null ? [] : [{ sign: "+" as const, text: `${key}=${to}` }]),
    ]);
  if (hiddenVariables) add("Variables", [{ sign: "+", text: "some were changed" }]);
  for (const { group, label, from, to } of changes)
    add(group, [
      { sign: "-", text: `${label}: ${from}` },
      { sign: "+", text: `${label}: ${to}` },
    ]);
  return [...groups].map(([title, lines]) => ({ title, lines }));
}
