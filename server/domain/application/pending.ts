import { compareSettings, type SettingChange } from "./compare-settings";
import type { AppConfig, ReleaseSpec } from "./config";
import { describeSettings, describeSource, type Source } from "./describe-settings";
import { describeVariableChanges, type VariableChange, type VariableFact } from "./variable-changes";

export interface Pending {
  readonly changes: readonly SettingChange[];
  readonly variables: readonly VariableChange[];
  /** variables have changed, and how is not told: the release kept no list of them, or one may not read them */
  readonly hiddenVariables: boolean;
  /** what goes into the image has changed; all else is deployed with the image that there is */
  readonly needsBuild: boolean;
}

export interface CurrentRelease {
  readonly spec: ReleaseSpec;
  /** how many replicas are wanted now; 0 when it is stopped */
  readonly count: number;
  readonly variablesVersion: number;
  readonly variables: readonly VariableFact[] | null;
  readonly source: Source | null;
}

export interface Wish {
  readonly config: AppConfig;
  readonly variablesVersion: number;
  readonly variables: readonly VariableFact[];
  readonly source: Source;
}

const nothing: Pending = { changes: [], variables: [], hiddenVariables: false, needsBuild: false };

/** What the next deployment would change, field by field in words for people. Nothing is pending before the first one. */
export function describePending(current: CurrentRelease | null, wish: Wish): Pending {
  if (current === null) return nothing;
  const before = { ...describeSource(current.source ?? wish.source), ...describeSettings(current.spec) };
  const port = wish.config.port ?? current.spec.port;
  const after = { ...describeSource(wish.source), ...describeSettings({ ...wish.config, port }) };
  const changes = compareSettings(before, after);
  const scaled = current.count > 0 && current.count !== wish.config.replicas;
  const [from, to] = [String(current.count), String(wish.config.replicas)];
  return {
    changes: scaled ? [...changes, { group: "Resources", field: "replicas", label: "Replicas", from, to }] : changes,
    variables: current.variables === null ? [] : describeVariableChanges(current.variables, wish.variables),
    hiddenVariables: current.variables === null && current.variablesVersion !== wish.variablesVersion,
    needsBuild: !isSameImage(current, wish),
  };
}

/** Whether the image of a release is what the wish would build from the same commit: same source, same build variables. */
export function isSameImage(
  release: Pick<CurrentRelease, "source" | "variables">,
  wish: Pick<Wish, "source" | "variables">,
): boolean {
  if (release.source === null || release.variables === null) return false;
  const inputs = (facts: readonly VariableFact[]) =>
    facts.flatMap(({ key, build, value }) => (build && value !== null ? [`${key}=${value}`] : [])).sort();
  const entries = (source: Source) => Object.entries(source).sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    JSON.stringify(entries(release.source)) === JSON.stringify(entries(wish.source)) &&
    JSON.stringify(inputs(release.variables)) === JSON.stringify(inputs(wish.variables))
  );
}

export const countPending = ({ changes, variables, hiddenVariables }: Pending): number =>
  changes.length + variables.length + (hiddenVariables ? 1 : 0);

/** For those who may not read variables: that some changed, and no name. */
export const hideVariables = ({ changes, variables, hiddenVariables, needsBuild }: Pending): Pending => ({
  changes,
  needsBuild,
  variables: [],
  hiddenVariables: hiddenVariables || variables.length > 0,
});
