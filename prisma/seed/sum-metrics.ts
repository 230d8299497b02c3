import type { Database } from "../../server/db/client";
import { Prisma } from "../../server/db/generated/client";
import { durationBounds } from "../../server/domain/metrics/durations";
import { gauges } from "../../server/domain/metrics/point";

/** What pages read of projects and organisations: points of a minute, of the last hour. */
const reach = { step: 60, seconds: 2 * 3_600 };

const columns = Prisma.raw(gauges.map((gauge) => `"${gauge}"`).join(", "));
const sums = Prisma.raw(gauges.map((gauge) => `sum(m."${gauge}")`).join(", "));
const durations = Prisma.raw([...durationBounds, 0].map((_, i) => `sum(m."durations"[${i + 1}])::int`).join(", "));

/** Gives each project of an organisation, and the organisation, the sums of their applications, as the worker would: in the order of time. */
export const sumMetrics = (db: Database, organizationId: string, now: Date): Promise<number> =>
  db.$executeRaw`
    insert into "MetricPoint" ("subjectId", "step", "at", "durations", ${columns})
    select whole.id, m."step", m."at", array[${durations}], ${sums}
    from "MetricPoint" m
    join "AppEnvironment" ae on ae."id" = m."subjectId"
    join "Application" a on a."id" = ae."applicationId"
    join "Project" p on p."id" = a."projectId" and p."organizationId" = ${organizationId}
    cross join lateral (values (p."id"), (p."organizationId")) as whole (id)
    where m."step" = ${reach.step} and m."at" >= ${new Date(now.getTime() - reach.seconds * 1_000)}
    group by whole.id, m."step", m."at"
    order by m."at", whole.id`;
