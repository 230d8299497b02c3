/** A piece of a line, in one look. */
export interface Span {
  readonly text: string;
  /** classes of the look; empty for plain */
  readonly look: string;
}

const colours: Readonly<Record<number, string>> = {
  1: "text-log-red",
  2: "text-ok-ink",
  3: "text-log-amber",
  4: "text-log-blue",
  5: "text-log-blue",
  6: "text-log-blue",
  0: "text-log-dim",
};
const esc = String.fromCharCode(27);
const bell = String.fromCharCode(7);
/** what follows an escape: a command with its parameters, */
const command = /^\[([\d;:]*)([^@-~]*)([@-~])/;
/** the beginning of a text for the terminal (a title, a link), which ends at a bell or at the next escape, */
const terminalText = /^[\]P^_X]/;
/** or one letter */
const letter = /^[\\@-Z=>78a-z]/;
/** control characters but the tab; and marks that turn the direction of text round, so that it reads as what it is not */
const unseen = /[^\P{Cc}\t]|[\u202a-\u202e\u2066-\u2069]/u;
const allUnseen = new RegExp(unseen, "gu");

/**
 * A line of a terminal as pieces of text. Colours are kept; all else that a terminal would obey is dropped. There is no HTML
 * anywhere: what looks like it stays text.
 */
export function parseAnsi(line: string): readonly Span[] {
  // A program that draws a bar goes back to the beginning of the line: only what it wrote last would be seen.
  const shown = line.replace(/\r+$/, "").split("\r").at(-1) ?? "";
  const [first = "", ...rest] = shown.split(esc);
  const spans: Span[] = [];
  let look = "";
  const push = (text: string) => {
    const clean = text.replace(allUnseen, "");
    if (clean !== "") spans.push({ text: clean, look });
  };
  push(first);
  for (const part of rest) {
    const found = part.match(command);
    if (terminalText.test(part)) push(part.includes(bell) ? part.slice(part.indexOf(bell)) : "");
    else if (found === null) push(part.replace(letter, ""));
    else {
      if (found[3] === "m") look = nextLook(look, found[1] ?? "");
      push(part.slice(found[0].length));
    }
  }
  return spans;
}

/** The text alone, for searching and copying. */
export const plainText = (line: string): string =>
  unseen.test(line)
    ? parseAnsi(line)
        .map(({ text }) => text)
        .join("")
    : line;

function nextLook(look: string, parameters: string): string {
  let colour = look.match(/text-\S+/)?.[0] ?? "";
  let bold = look.includes("font-semibold");
  const codes = parameters.split(/[;:]/).map(Number);
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code === 0) [colour, bold] = ["", false];
    else if (code === 1) bold = true;
    else if (code === 22) bold = false;
    else if (code === 39) colour = "";
    else if (code === 38 || code === 48) i += codes[i + 1] === 2 ? 4 : 2;
    else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) colour = colours[code % 10] ?? "";
  }
  return [colour, bold ? "font-semibold" : ""].filter(Boolean).join(" ");
}
