/** What a release remembers of a variable: enough to tell later that it was changed, never the value of a secret. */
export interface VariableFact {
  readonly key: string;
  readonly build: boolean;
  readonly run: boolean;
  /** null for a secret */
  readonly value: string | null;
  /** of a secret: differs whenever it was entered anew */
  readonly fingerprint: string | null;
}

/** One variable before and after, in words; null where it was not or will not be. */
export interface VariableChange {
  readonly key: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** The variables that differ, by name. */
export function describeVariableChanges(
  before: readonly VariableFact[],
  after: readonly VariableFact[],
): readonly VariableChange[] {
  const keys = [...new Set([...before, ...after].map(({ key }) => key))].sort();
  const find = (facts: readonly VariableFact[], key: string) => facts.find((fact) => fact.key === key) ?? null;
  return keys.flatMap((key) => {
    const old = find(before, key);
    const now = find(after, key);
    if (old !== null && now !== null && isSame(old, now)) return [];
    const renewed =
      old !== null && now !== null && isSecret(old) && isSecret(now) && old.fingerprint !== now.fingerprint;
    return [{ key, from: old && describe(old), to: now && `${describe(now)}${renewed ? ", changed" : ""}` }];
  });
}

const isSecret = ({ value }: VariableFact): boolean => value === null;

const isSame = (a: VariableFact, b: VariableFact): boolean =>
  a.value === b.value && a.fingerprint === b.fingerprint && a.build === b.build && a.run === b.run;

function describe(fact: VariableFact): string {
  const use = fact.build ? (fact.run ? " (build and run)" : " (build)") : fact.run ? "" : " (not used)";
  return `${fact.value ?? "hidden"}${use}`;
}
