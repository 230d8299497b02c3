import { floorTo } from "../../../server/domain/metrics/ranges";
import type { EarlierSeries } from "../../../server/services/metrics/find-earlier";
import type { Chart, Key } from "./charts";
import type { Slot } from "./fill-gaps";

/** How the earlier time is called beside the figures. */
export const nameOfEarlier = ({ kind, release }: Pick<EarlierSeries, "kind" | "release">): string =>
  kind === "day" ? "a day ago" : release === null ? "before" : `r${release}`;

/** The line of a chart that is shown with its earlier figures: one, so that it can still be read. */
export const comparedKey = ({ lines }: Chart): Key | undefined =>
  (lines.find(({ look }) => look === "main") ?? lines[0])?.key;

/** The times of a chart, each with what was measured as long before. Of a longer stretch each of its times has the mean. */
export function addEarlier(slots: readonly Slot[], earlier: EarlierSeries, key: Key): readonly Slot[] {
  const byTime = new Map(earlier.points.map((point) => [point.at, point[key]]));
  return slots.map((slot) => ({ ...slot, earlier: byTime.get(floorTo(slot.at - earlier.shift, earlier.bin)) ?? null }));
}
