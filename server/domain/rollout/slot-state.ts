/** How a place of a replica is drawn. Old serves, new comes. */
export type SlotState = "old" | "new" | "starting" | "draining" | "failed" | "unhealthy" | "empty";

/** The picture for the words of `describeReplica`, and for the words of a place without a replica. */
export function slotStateOf(words: string, isNew: boolean): SlotState {
  if (words === "removed" || words === "waiting") return "empty";
  if (words.startsWith("exited")) return "failed";
  if (words === "stopping" || words.startsWith("draining")) return "draining";
  if (words === "starting" || words === "unhealthy") return words;
  if (isNew) return "new";
  return words === "serving" ? "old" : "draining";
}
