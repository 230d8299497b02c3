import { Prisma } from "../../server/db/generated/client";
import type { Database } from "../../server/db/client";
import { gauges } from "../../server/domain/metrics/point";
import { createRandom } from "./random";

interface Measured {
  readonly id: string;
  readonly replicas: number;
}

/** How far back others have points, in seconds by their length: what a page opens with. Weeks of thousands would only take room. */
const reach = [
  { step: 10, seconds: 3_600 },
  { step: 60, seconds: 6 * 3_600 },
  { step: 600, seconds: 24 * 3_600 },
] as const;
const most = 2_000;

/** What grows with the traffic; the rest goes with the replicas. */
const busy: readonly string[] = ["requests", "errors", "cpu", "received", "sent", "written"];
const columns = Prisma.raw(gauges.map((gauge) => `"${gauge}"`).join(", "));
const values = Prisma.raw(
  gauges.map((gauge) => (busy.includes(gauge) ? `p."${gauge}" * c.factor` : `p."${gauge}"`)).join(", "),
);

/** Gives each of `others` the figures of a model with as many replicas, with more or less traffic. The database does it by itself. */
export async function copyMetrics(
  db: Database,
  models: readonly Measured[],
  others: readonly Measured[],
  now: Date,
): Promise<void> {
  const copies = others.slice(0, most).flatMap(({ id, replicas }) => {
    const random = createRandom(`copy ${id}`);
    const [first, ...more] = models.filter((model) => model.replicas === replicas);
    return first === undefined ? [] : [{ id, of: random.pick([first, ...more]).id, factor: 0.3 + 1.4 * random.next() }];
  });
  if (copies.length === 0) return;
  for (const { step, seconds } of reach)
    await db.$executeRaw`
      insert into "MetricPoint" ("subjectId", "step", "at", "durations", ${columns})
      select c.id, p."step", p."at", p."durations", ${values}
      from unnest(${copies.map(({ id }) => id)}::text[], ${copies.map(({ of }) => of)}::text[],
        ${copies.map(({ factor }) => factor)}::real[]) as c (id, of, factor)
      join "MetricPoint" p on p."subjectId" = c.of
      where p."step" = ${step} and p."at" >= ${new Date(now.getTime() - seconds * 1_000)}`;
}
