/** What an error says in one line for the log: the database client's messages span many, and end with what matters. */
export const lastLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).trim().split("\n").at(-1) ?? "";
