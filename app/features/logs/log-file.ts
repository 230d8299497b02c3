import { plainText } from "./ansi";
import type { LogLine } from "./log-line";

/** Lines as text, each with its exact time and where it came from, as they are copied and downloaded. */
export const toText = (lines: readonly LogLine[]): string =>
  lines.map((line) => [line.at, sourceOf(line), plainText(line.text)].filter(Boolean).join(" ")).join("\n");

const sourceOf = ({ slot, release, kind, origin }: LogLine): string =>
  slot === undefined
    ? ""
    : `${origin ? `${origin.name} ${origin.environment} ` : ""}slot ${slot}${release ? ` r${release}` : ""}${kind === "err" ? " stderr" : ""}`;

/** Gives the browser a text file to keep. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text, "\n"], { type: "text/plain" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
