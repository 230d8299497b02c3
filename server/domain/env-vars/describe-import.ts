import { invalid } from "../errors";
import { parseDotenv } from "./parse-dotenv";

export interface KnownVariable {
  readonly key: string;
  /** null for a secret: whether it changes is not known */
  readonly value: string | null;
}

export interface ImportRow {
  readonly key: string;
  readonly effect: "new" | "changed" | "same" | "replaces a secret";
}

/** What a pasted .env file would do, name by name; no value is told. @throws AppError invalid, naming the line */
export function describeImport(text: string, known: readonly KnownVariable[]): readonly ImportRow[] {
  const entries = parseDotenv(text);
  if (entries.length === 0)
    throw invalid({ text: "There is no variable in this text. Paste lines such as KEY=value." });
  const values = new Map(known.map(({ key, value }) => [key, value]));
  return entries.map(({ key, value }) => {
    const before = values.get(key);
    if (before === undefined) return { key, effect: "new" };
    if (before === null) return { key, effect: "replaces a secret" };
    return { key, effect: before === value ? "same" : "changed" };
  });
}
