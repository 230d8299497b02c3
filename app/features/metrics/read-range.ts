import { type Comparison, comparisons } from "../../../server/domain/metrics/compare";
import { type RangeName, rangeNames } from "../../../server/domain/metrics/ranges";

export const rangeOptions = rangeNames.map((value) => ({ value, label: value.replace(/(\d+)/, "$1\u00a0") }));

/** The range in the address; an hour when there is none that we know. */
export const readRange = (request: Request): RangeName =>
  rangeNames.find((name) => name === new URL(request.url).searchParams.get("range")) ?? "1h";

const words: Readonly<Record<Comparison, string>> = {
  none: "Alone",
  day: "With a day ago",
  release: "With the release before",
};

export const comparisonOptions = comparisons.map((value) => ({ value, label: words[value] }));

/** What the range is seen beside, by the address. */
export const readComparison = (request: Request): Comparison =>
  comparisons.find((name) => name === new URL(request.url).searchParams.get("compare")) ?? "none";
