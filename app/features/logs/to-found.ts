import type { PageLine } from "../../../server/services/logs/page-line";
import type { NewLine } from "./log-line";

/** A line that was found, as the viewer shows it. */
export const toFound = ({ at, replica, slot, release, nth, stream, text, note, places }: PageLine): NewLine => ({
  ...{ at, replica, slot, release, nth, text, places },
  kind: note ? "note" : stream === "stderr" ? "err" : "out",
});
