import type { Settings } from "./describe-settings";

export interface SettingChange {
  /** the section of the settings that it belongs to */
  readonly group: string;
  readonly field: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

/** Field by field what is another one, in words for people. */
export function compareSettings(before: Settings, after: Settings): readonly SettingChange[] {
  return Object.entries({ ...before, ...after }).flatMap(([field, [group, label]]) => {
    const [from, to] = [before[field]?.[2] ?? "none", after[field]?.[2] ?? "none"];
    return from === to ? [] : [{ group, field, label, from, to }];
  });
}
