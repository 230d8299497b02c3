import { invalid } from "../errors";
import { parseKey } from "./parse-key";

export interface DotenvEntry {
  readonly key: string;
  readonly value: string;
}

const assignment = /^(?:export\s+)?([^=\s]+)\s*=\s*(.*)$/s;

/**
 * Reads the text of a .env file: comments, quotes, `export`, values over several lines in double quotes. Nothing is expanded.
 * @throws AppError invalid, naming the line
 */
export function parseDotenv(text: string): readonly DotenvEntry[] {
  const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
  const entries = new Map<string, string>();
  for (let index = 0; index < lines.length; index++) {
    const start = index;
    let line = (lines[index] ?? "").trim();
    if (line === "" || line.startsWith("#")) continue;
    while (isOpen(line) && index + 1 < lines.length) {
      index += 1;
      line += `\n${lines[index]}`;
    }
    const match = assignment.exec(line);
    if (!match) throw invalid({ text: `Line ${start + 1} is no KEY=value. Correct it, or begin it with #.` });
    if (isOpen(line)) throw invalid({ text: `The quotes that line ${start + 1} opens are not closed.` });
    entries.set(readKey(match[1] ?? "", start), readValue(match[2] ?? ""));
  }
  return [...entries].map(([key, value]) => ({ key, value }));
}

function readKey(text: string, line: number): string {
  try {
    return parseKey(text);
  } catch {
    throw invalid({ text: `Line ${line + 1}: “${text.slice(0, 60)}” is no name of a variable.` });
  }
}

/** Whether a quote was opened and not closed yet. */
function isOpen(line: string): boolean {
  const value = assignment.exec(line)?.[2] ?? "";
  const quote = value[0];
  if (quote !== '"' && quote !== "'") return false;
  for (let i = 1; i < value.length; i++) {
    if (value[i] === "\\" && quote === '"') i += 1;
    else if (value[i] === quote) return false;
  }
  return true;
}

function readValue(raw: string): string {
  const quoted = /^"((?:[^"\\]|\\.)*)"/s.exec(raw);
  if (quoted) return (quoted[1] ?? "").replace(/\\(.)/gs, (_, char: string) => escapes[char] ?? `\\${char}`);
  const literal = /^'([^']*)'/s.exec(raw);
  if (literal) return literal[1] ?? "";
  return raw.replace(/\s+#.*$/, "").trim();
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\", $: "$" };
