import type { Database } from "../../server/db/client";
import { durationBounds } from "../../server/domain/metrics/durations";
import { emptyPoint } from "../../server/domain/metrics/point";
import { floorTo } from "../../server/domain/metrics/ranges";
import { type SubjectPoint, savePoints } from "../../server/services/metrics/save-points";
import { copyMetrics } from "./copy-metrics";
import { createRandom } from "./random";
import type { Rows } from "./rows";

/** Lengths of points in seconds, and how far back there are some. */
const lengths = [
  { step: 10, seconds: 3_600 },
  { step: 60, seconds: 24 * 3_600 },
  { step: 600, seconds: 7 * 24 * 3_600 },
] as const;

/** Enough for every application with a story of its own, in all environments. What else serves in prod is like one of them. */
const drawn = 60;
const dayMs = 24 * 3_600_000;
const memoryLimit = 512 * 1024 * 1024;

/** Makes up how the applications were, so that their charts have lines: more by day than by night, each in its own way. */
export async function seedMetrics(db: Database, rows: Rows, now: Date): Promise<void> {
  const serving = rows.appEnvironments.flatMap(({ id, environmentId, desiredCount }) =>
    desiredCount ? [{ id, environmentId, replicas: desiredCount }] : [],
  );
  for (const { id, replicas } of serving.slice(0, drawn))
    for (const { step, seconds } of lengths) {
      const end = floorTo(now.getTime(), step);
      const times = Array.from(
        { length: seconds / step },
        (_, i) => new Date(end - (seconds / step - i) * step * 1_000),
      );
      const draw = createDrawing(id, replicas, step);
      await savePoints(db, step, times.map(draw));
    }
  const prod = new Set(rows.environments.flatMap(({ id, slug }) => (slug === "prod" ? [id] : [])));
  const others = serving.slice(drawn).filter(({ environmentId }) => prod.has(environmentId));
  await copyMetrics(db, serving.slice(0, drawn), others, now);
}

function createDrawing(subjectId: string, replicas: number, step: number): (at: Date) => SubjectPoint {
  const own = createRandom(`metrics ${subjectId}`);
  const [rate, slow, held] = [replicas * own.between(6, 30), own.between(0, 2), own.between(90, 300)];
  const noise = createRandom(`metrics ${subjectId} ${step}`);
  const sway = createSway(() => noise.next());
  const growth = createSway(() => noise.next());
  return (at) => {
    const day = 0.65 + 0.35 * Math.sin(((at.getTime() % dayMs) / dayMs) * 2 * Math.PI - Math.PI / 2);
    const requests = rate * day * (0.85 + 0.3 * sway()) * (0.96 + 0.08 * noise.next());
    const errors = noise.next() < 0.04 ? requests * 0.01 : 0;
    return {
      ...emptyPoint,
      ...{ subjectId, at, requests, errors },
      cpu: requests * 0.004 * (0.9 + 0.2 * noise.next()) + 0.01,
      memory: replicas * held * 1024 * 1024 * (0.94 + 0.12 * growth()),
      memoryLimit: replicas * memoryLimit,
      received: requests * 900,
      sent: requests * 14_000 * (0.95 + 0.1 * noise.next()),
      read: noise.next() < 0.1 ? 40_000 * noise.next() : 0,
      written: requests * 350 * (0.8 + 0.4 * noise.next()),
      durations: spread(Math.round(requests * step), slow + 0.6 * sway()),
    };
  };
}

/** 0 to 1, going up and down slowly: what is measured twice in a minute is much the same. */
function createSway(next: () => number): () => number {
  let level = next();
  return () => {
    level = 0.93 * level + 0.07 * (next() < 0.5 ? 0 : 1);
    return level;
  };
}

/** So many answers over the bounds, most of them quick. */
function spread(answers: number, slow: number): readonly number[] {
  const shares = [...durationBounds.map((_, i) => Math.exp(-((i - 2 - slow) ** 2) / 2.2)), 0];
  const sum = shares.reduce((all, share) => all + share, 0);
  return shares.map((share) => Math.round((share / sum) * answers));
}
