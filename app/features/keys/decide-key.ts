/** A key as the browser tells it. */
export interface Press {
  readonly key: string;
  readonly ctrl: boolean;
  readonly meta: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  /** by which some layouts write "[": browsers tell it as Ctrl and Alt too */
  readonly altGraph: boolean;
}

/** Where it was pressed. What takes letters itself, such as a tree that finds by them, counts as a field. */
export type Place = "page" | "field" | "dialog" | "terminal";

export type Meaning =
  | { readonly does: "palette" | "filter" | "theme" | "map" | "prefix" | "environment" | "rowMenu" | "rowTick" }
  | { readonly does: "tab" | "match" | "row"; readonly by: 1 | -1 }
  | { readonly does: "go"; readonly letter: string };

interface Situation {
  readonly place: Place;
  /** whether the reader wants keys that are one letter */
  readonly letters: boolean;
  /** "g" was pressed just before */
  readonly prefixed: boolean;
}

/** What a key means. A terminal takes all of them, fields and dialogs all letters. */
export function decideKey(press: Press, { place, letters, prefixed }: Situation): Meaning | null {
  const { key, ctrl, meta, alt, shift, altGraph } = press;
  if (place === "terminal") return null;
  if (key.toLowerCase() === "k" && (ctrl || meta) && !alt && !shift) return { does: "palette" };
  if (place !== "page" || !letters) return null;
  if ((ctrl || meta || alt) && !altGraph) return null;
  if (prefixed) return /^[a-z]$/.test(key) ? { does: "go", letter: key } : null;
  switch (key) {
    case "g":
      return { does: "prefix" };
    case "/":
      return { does: "filter" };
    case "t":
      return { does: "theme" };
    case "?":
      return { does: "map" };
    case "n":
      return { does: "match", by: 1 };
    case "N":
      return { does: "match", by: -1 };
    case "[":
      return { does: "tab", by: -1 };
    case "]":
      return { does: "tab", by: 1 };
    case "j":
      return { does: "row", by: 1 };
    case "k":
      return { does: "row", by: -1 };
    case ".":
      return { does: "rowMenu" };
    case "x":
      return { does: "rowTick" };
    case "e":
      return { does: "environment" };
    default:
      return null;
  }
}
