import { count } from "~/lib/format";

/**
 * The line under the title: what moves now, and what the rows are.
 * @param moving on their way, of those that match; null where the page has none of them
 */
export function describeList(state: string, moving: number | null, older: boolean): string {
  if (state === "moving") return "Those on their way, newest first.";
  if (state === "failed") return "Those that failed or were rolled back, newest first.";
  if (state === "succeeded") return "Those that succeeded, newest first.";
  if (older || moving === null) return "Older ones that have ended, newest first.";
  if (moving === 0) return "Nothing is in progress. What has ended, newest first.";
  return `${count(moving, "deployment")} in progress, then what has ended, newest first.`;
}
