import { expect, it } from "vitest";
import { dayRange } from "./day-range";

it.each([
  [{ from: "2026-11-28", until: "2026-11-28" }, "UTC", "2026-11-28T00:00:00.000Z", "2026-11-29T00:00:00.000Z"],
  [{ from: "2026-11-28", until: null }, "Asia/Kolkata", "2026-11-27T18:30:00.000Z", undefined],
  [{ from: null, until: "2026-11-28" }, "America/New_York", undefined, "2026-11-29T05:00:00.000Z"],
  // The day on which clocks are put back in Berlin has 25 hours.
  [
    { from: "2026-10-25", until: "2026-10-25" },
    "Europe/Berlin",
    "2026-10-24T22:00:00.000Z",
    "2026-10-25T23:00:00.000Z",
  ],
  [{ from: "yesterday", until: "2026-99-99" }, "UTC", undefined, undefined],
])("%j in %s is from %s until %s", (days, zone, from, until) =>
  expect(dayRange(days, zone)).toEqual({ ...(from && { from }), ...(until && { until }) }),
);
