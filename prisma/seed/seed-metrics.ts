import type { Database } from "../../server/db/client";
import { durationBounds } from "../../server/domain/metrics/durations";
import { emptyPoint } from "../../server/domain/metrics/point";
import { type Place, sumUp } from "../../server/domain/metrics/sum-up";
import { floorTo } from "../../server/domain/metrics/ranges";
import { type SubjectPoint, savePoints } from "../../server/services/metrics/save-points";
import { createRandom } from "./random";
import type { Rows } from "./rows";

/** Lengths of points in seconds, and how far back there are some. */
const lengths = [
  { step: 10, seconds: 3_600 },
  { step: 60, seconds: 24 * 3_600 },
  { step: 600, seconds: 7 * 24 * 3_600 },
] as const;

/** Enough for every application with a story of its own; thousands more would only take room. */
const most = 40;
/** so many moments by one statement */
const together = 60;
const dayMs = 24 * 3_600_000;
const memoryLimit = 512 * 1024 * 1024;

/** Makes up how the applications were, so that their charts have lines: more by day than by night, each in its own way. */
export async function seedMetrics(db: Database, rows: Rows, now: Date): Promise<void> {
  const serving = rows.appEnvironments.filter(({ desiredCount }) => (desiredCount ?? 0) > 1).slice(0, most);
  const places = placesOf(rows);
  for (const { step, seconds } of lengths) {
    const end = floorTo(now.getTime(), step);
    const drawings = serving.map(({ id, desiredCount }) => createDrawing(id, desiredCount ?? 1, step));
    for (let from = 0; from < seconds / step; from += together) {
      const count = Math.min(together, seconds / step - from);
      const times = Array.from({ length: count }, (_, i) => new Date(end - (from + i + 1) * step * 1_000));
      const points = times.flatMap((at) => {
        const own = drawings.map((draw) => draw(at));
        return [...own, ...sumUp(own, places).map((sum) => ({ ...sum, at }))];
      });
      await savePoints(db, step, points);
    }
  }
}

/** Where each application is, by its id in an environment. */
function placesOf({ appEnvironments, applications, projects }: Rows): ReadonlyMap<string, Place> {
  const organizations = new Map(projects.map(({ id, organizationId }) => [id, organizationId]));
  const projectOf = new Map(applications.map(({ id, projectId }) => [id, projectId]));
  return new Map(
    appEnvironments.map(({ id, applicationId }) => {
      const projectId = projectOf.get(applicationId) ?? "";
      return [id, { projectId, organizationId: organizations.get(projectId) ?? "" }];
    }),
  );
}

function createDrawing(subjectId: string, replicas: number, step: number): (at: Date) => SubjectPoint {
  const own = createRandom(`metrics ${subjectId}`);
  const [rate, slow, held] = [own.between(4, 120), own.between(1, 3), own.between(90, 300)];
  const noise = createRandom(`metrics ${subjectId} ${step}`);
  return (at) => {
    const day = 0.65 + 0.35 * Math.sin(((at.getTime() % dayMs) / dayMs) * 2 * Math.PI - Math.PI / 2);
    const requests = rate * day * (0.85 + 0.3 * noise.next());
    const errors = noise.next() < 0.04 ? requests * 0.01 : 0;
    return {
      ...emptyPoint,
      ...{ subjectId, at, requests, errors },
      cpu: requests * 0.02 * (0.8 + 0.4 * noise.next()) + 0.01,
      memory: replicas * held * 1024 * 1024 * (0.97 + 0.06 * noise.next()),
      memoryLimit: replicas * memoryLimit,
      received: requests * 900,
      sent: requests * 14_000 * (0.9 + 0.2 * noise.next()),
      read: noise.next() < 0.1 ? 40_000 * noise.next() : 0,
      written: requests * 350 * noise.next(),
      durations: spread(Math.round(requests * step), slow),
    };
  };
}

/** So many answers over the bounds, most of them quick. */
function spread(answers: number, slow: number): readonly number[] {
  const shares = [...durationBounds.map((_, i) => Math.exp(-((i - 2 - slow) ** 2) / 2.2)), 0];
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => Math.round((share / sum) * answers));
}
