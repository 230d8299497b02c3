import { formatLineKey } from "../../../server/domain/logs/line-key";
import type { NewLine } from "./log-line";

/** What a line is called in addresses; null where it has no name. */
export function nameOf({ at, replica, nth, kind }: NewLine): string | null {
  if (replica === undefined || nth === undefined || kind === "note") return null;
  return formatLineKey({ at, replica, nth, stream: kind === "err" ? "stderr" : "stdout" });
}
