import type { WayWord } from "./parse-connection";

export interface ConnectionProps {
  readonly by: WayWord;
  /** what stands in the fields, by their names */
  readonly values: Readonly<Record<string, string | undefined>>;
  readonly errors: Readonly<Record<string, string>>;
  /** the line of the new pair's public half */
  readonly publicKey: string | null;
  /** secrets that are stored already may be left empty */
  readonly stored: boolean;
}
