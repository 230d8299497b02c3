/** Plans are kept per connection: what is asked once and again is among the first, and the rest must not fill Postgres. */
const mostNames = 200;

/**
 * Names statements that read, so that Postgres parses and plans each once per connection instead of each time. A list of
 * values makes another text for every length, and writes are few: both stay without a name.
 * @returns empty: Postgres' name for a statement that is not kept. @param most names that are given
 */
export function createStatementNames(most = mostNames): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= most || !isRepeated(sql)) return "";
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}

const isRepeated = (sql: string): boolean => /^\s*(select|with)\b/i.test(sql) && !/\$\d+\s*,\s*\$\d+/.test(sql);
