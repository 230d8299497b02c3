import { firstSentence } from "./sentences";

interface Row {
  readonly kind: string;
  readonly status: string;
  readonly message: string | null;
  readonly targetCount: number;
  readonly release: {
    readonly number: number;
    readonly commitMessage: string | null;
    readonly imageRef: string;
  } | null;
}

/** The one line that tells a deployment from the others in a list: why it did not succeed, else what it brought. */
export function describeWhat({ kind, status, message, targetCount, release }: Row): string {
  if (status === "FAILED" || status === "ROLLED_BACK") return firstSentence(message ?? "");
  if (status === "SUPERSEDED") return "a newer deployment took its place before it began";
  const what = describeBrought(kind, targetCount, release);
  return status === "CANCELLED" ? `${what}, cancelled` : what;
}

/** What it brings, or would have brought. */
export function describeBrought(kind: string, targetCount: number, release: Row["release"]): string {
  const name = release === null ? null : `r${release.number}`;
  switch (kind) {
    case "ROLLBACK":
      return `Back to ${name ?? "an earlier release"}`;
    case "RESTART":
      return "Restart";
    case "SCALE":
      return `Scale to ${targetCount}`;
    case "STOP":
      return "Stop";
    case "START":
      return "Start";
    default:
      return release?.commitMessage ?? release?.imageRef ?? "Deploy";
  }
}
