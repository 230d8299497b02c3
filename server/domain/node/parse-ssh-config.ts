/** A machine that an SSH configuration names, as `ssh` would reach it. */
export interface SshHost {
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** null: whoever runs ssh */
  readonly user: string | null;
  /** as it is written there: [user@]host[:port] */
  readonly jump: string | null;
  /** the name of the file of its key, never what is in it */
  readonly identityFile: string | null;
}

interface Block {
  readonly patterns: readonly string[];
  /** by option in lower case; the first line of each counts */
  readonly options: ReadonlyMap<string, string>;
}

/**
 * Reads an OpenSSH client configuration as ssh_config(5) has it: for each option the first value of all blocks that match counts.
 * Hosts named by patterns, `Match` blocks and included files are left out.
 */
export function parseSshConfig(text: string): readonly SshHost[] {
  const blocks = readBlocks(text);
  const names = new Set(blocks.flatMap(({ patterns }) => patterns).filter((name) => !/[*?!]/.test(name)));
  return [...names].map((name) => {
    const of = (option: string) =>
      blocks.find(({ patterns, options }) => options.has(option) && matches(patterns, name))?.options.get(option) ??
      null;
    const jump = of("proxyjump");
    return {
      name,
      host: (of("hostname") ?? name).replaceAll("%h", name),
      port: Number(of("port")) || 22,
      user: of("user"),
      jump: jump === null || jump.toLowerCase() === "none" ? null : jump,
      identityFile: of("identityfile"),
    };
  });
}

function readBlocks(text: string): readonly Block[] {
  // What stands before the first Host is of all hosts.
  const blocks: { patterns: string[]; options: Map<string, string> }[] = [{ patterns: ["*"], options: new Map() }];
  for (const line of text.split("\n")) {
    const [, word = "", rest = ""] = /^\s*(\w+)(?:\s*=\s*|\s+)(.*?)\s*$/.exec(line) ?? [];
    const option = word.toLowerCase();
    const value = rest.replace(/^"(.*)"$/, "$1");
    if (option === "host") blocks.push({ patterns: value.split(/\s+/), options: new Map() });
    else if (option === "match") blocks.push({ patterns: [], options: new Map() });
    else if (option !== "" && !blocks.at(-1)?.options.has(option)) blocks.at(-1)?.options.set(option, value);
  }
  return blocks;
}

function matches(patterns: readonly string[], name: string): boolean {
  const fits = (pattern: string) => toExpression(pattern).test(name);
  if (patterns.some((pattern) => pattern.startsWith("!") && fits(pattern.slice(1)))) return false;
  return patterns.some((pattern) => !pattern.startsWith("!") && fits(pattern));
}

const toExpression = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, "\\$&")
      .replaceAll("*", ".*")
      .replaceAll("?", ".")}$`,
  );

/** "ops@gate:2222" in its parts; only the first of several on the way. */
export function parseJump(text: string): {
  readonly host: string;
  readonly port: number;
  readonly user: string | null;
} {
  const [, user = null, host = "", port = "22"] = /^(?:ssh:\/\/)?(?:([^@]+)@)?([^:,/]+)(?::(\d+))?/.exec(text) ?? [];
  return { host, port: Number(port), user };
}
