import type { Variable } from "../../db/generated/client";
import type { Vault } from "../../secrets/vault";

export interface OpenVariables {
  /** handed to the builder; never secrets, which would stay in the image's history */
  readonly build: Readonly<Record<string, string>>;
  readonly run: Readonly<Record<string, string>>;
  /** what must not be read in a log */
  readonly secrets: readonly string[];
}

/** Which value a sealed variable belongs to: moved elsewhere it does not open. */
export const variableAad = (appEnvironmentId: string, key: string): string => `variable:${appEnvironmentId}:${key}`;

/** @throws SecretsLockedError */
export function openVariables(vault: Vault, rows: readonly Variable[]): OpenVariables {
  const open = rows.map((row) => ({
    ...row,
    text: row.sealed === null ? (row.value ?? "") : vault.open(row.sealed, variableAad(row.appEnvironmentId, row.key)),
  }));
  const pick = (wanted: (row: (typeof open)[number]) => boolean) =>
    Object.fromEntries(open.filter(wanted).map(({ key, text }) => [key, text]));
  return {
    build: pick(({ build, sealed }) => build && sealed === null),
    run: pick(({ run }) => run),
    secrets: open.filter(({ sealed }) => sealed !== null).map(({ text }) => text),
  };
}
