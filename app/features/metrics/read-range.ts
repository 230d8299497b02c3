import { type RangeName, rangeNames } from "../../../server/domain/metrics/ranges";

export const rangeOptions = rangeNames.map((value) => ({ value, label: value.replace(/(\d+)/, "$1\u00a0") }));

/** The range in the address; an hour when there is none that we know. */
export const readRange = (request: Request): RangeName =>
  rangeNames.find((name) => name === new URL(request.url).searchParams.get("range")) ?? "1h";
