import { ownerOfRouter } from "../routing/render-traefik";
import { durationBounds } from "./durations";
import type { Traffic } from "./traffic";

/** https://doc.traefik.io/traefik/observability/metrics/overview/: of routers, for those of services count each new try. */
const wanted = /^traefik_router_(requests_total|request_duration_seconds_bucket)\{(.*)\} (\S+)$/;
const places = new Map([...durationBounds.map((bound, i) => [bound, i] as const), [Infinity, durationBounds.length]]);

/** What the edge's text in the form of Prometheus says of each application, by its id. Lines of other things are passed over. */
export function parseTraffic(text: string): ReadonlyMap<string, Traffic> {
  const found = new Map<string, { answers: number; failed: number; sums: number[] }>();
  for (const line of text.split("\n")) {
    const [, kind, labelText = "", value = ""] = wanted.exec(line) ?? [];
    if (kind === undefined) continue;
    const labels = parseLabels(labelText);
    const owner = ownerOfRouter(labels.get("router") ?? "");
    const count = Number(value);
    if (owner === null || !Number.isFinite(count)) continue;
    const entry = found.get(owner.application) ?? {
      answers: 0,
      failed: 0,
      sums: durationBounds.map(() => 0).concat(0),
    };
    found.set(owner.application, entry);
    if (kind === "requests_total") {
      entry.answers += count;
      if (Number(labels.get("code")) >= 500) entry.failed += count;
    } else {
      const place = places.get(Number((labels.get("le") ?? "").replace("+Inf", "Infinity")));
      if (place !== undefined) entry.sums[place] = (entry.sums[place] ?? 0) + count;
    }
  }
  return new Map(
    [...found].map(([id, { answers, failed, sums }]) => [
      id,
      // each bucket counts those below it, too
      { answers, failed, durations: sums.map((sum, i) => Math.max(0, sum - (sums[i - 1] ?? 0))) },
    ]),
  );
}

/** Of `name="value",…`; values that we look at hold no quotes. */
const parseLabels = (text: string): ReadonlyMap<string, string> =>
  new Map([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]));
