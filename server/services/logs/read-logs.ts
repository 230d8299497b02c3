import { z } from "zod";
import { invalid } from "../../domain/errors";
import { formatLineKey, parseLineKey } from "../../domain/logs/line-key";
import { toStamp } from "../../domain/logs/place";
import { padStamp, stampAfter } from "../../domain/logs/windows";
import { createPattern } from "../../logs/pattern";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { query } from "../use-case";
import { findPageSources } from "./page-sources";
import { type Page, readPage } from "./read-page";

const moment = z.iso.datetime({ error: "Give a moment such as 2026-11-27T23:00:00Z." }).transform(padStamp);

/**
 * Lines of an application's replicas, of those that run and of those that were removed, in the order of time: the newest of a time,
 * those beside a line, or around one; all of them, or those that match.
 */
export const readLogs = query({
  permission: "logs.read",
  input: appAddress.extend({
    /** lines at it or after it */
    since: moment.optional(),
    /** lines before it */
    until: moment.optional(),
    /** a line's name: where one stands */
    line: z.string().max(100).optional(),
    /** which lines, seen from there; without a line: the newest, or the oldest */
    direction: z.enum(["older", "newer", "around"]).default("older"),
    /** ids; none for all */
    replicas: z.array(z.string().max(40)).max(100).optional(),
    query: z.string().max(200).default(""),
    regex: z.boolean().default(false),
    level: z.enum(["all", "warn", "error"]).default("all"),
    limit: z.number().int().min(1).max(2_000).default(1_000),
  }),
  locate: locateAppEnvironment,
  async run(ctx, input, { appEnvironment }) {
    const key = input.line === undefined ? null : parseLineKey(input.line);
    if (input.line !== undefined && key === null) throw invalid({ line: "This is no line's name." });
    const range = { from: input.since ?? toStamp(0), until: input.until ?? stampAfter(toStamp(Date.now() + 60_000)) };
    const pattern = createPattern(input.query, input.regex);
    try {
      const sources = await findPageSources(ctx, appEnvironment.id, range, input.replicas);
      const { level, limit } = input;
      const read = (direction: "older" | "newer", from = key, most = limit) =>
        readPage(ctx, sources, { range, direction, key: from, limit: most, level, pattern });
      if (input.direction === "older") return toAnswer(await read("older"), null);
      if (input.direction === "newer") return toAnswer(null, await read("newer"));
      const half = Math.ceil(limit / 2);
      // The line itself comes with the newer ones.
      const itself = key === null ? null : { ...key, nth: key.nth - 1 };
      return toAnswer(await read("older", key, half), await read("newer", itself, half));
    } finally {
      pattern?.close();
    }
  },
});

function toAnswer(older: Page | null, newer: Page | null) {
  const name = (page: Page | null) => (page?.next ? formatLineKey(page.next) : null);
  return {
    lines: [...(older?.lines ?? []), ...(newer?.lines ?? [])],
    /** where to go on; null when there is nothing more on that side, or it was not asked for */
    older: name(older),
    newer: name(newer),
    /** what was not looked at, and why */
    stopped: older?.stopped ?? newer?.stopped ?? null,
  };
}
