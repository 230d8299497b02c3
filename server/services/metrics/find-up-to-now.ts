import type { Transaction } from "../../db/client";
import { binPoints, type TimedPoint } from "../../domain/metrics/bin-points";
import { steps } from "../../domain/metrics/ranges";
import { findPoints } from "./find-points";

type Step = (typeof steps)[number]["step"];

/**
 * The points of one subject of one length, oldest first. What is not rolled up to it yet is made of shorter ones: the newest are
 * looked at most, and an installation of five minutes has something to show in every range.
 */
export async function findUpToNow(
  db: Transaction,
  subjectId: string,
  step: Step,
  since: Date,
): Promise<readonly TimedPoint[]> {
  const points = await findPoints(db, subjectId, step, since);
  const shorter = steps[steps.findIndex((one) => one.step === step) - 1];
  if (shorter === undefined) return points;
  const last = points.at(-1);
  const begin = last === undefined ? since : new Date(last.at + step * 1_000);
  // Each length by the next shorter one, so that ten seconds do not weigh as much as a minute.
  return [...points, ...binPoints(await findUpToNow(db, subjectId, shorter.step, begin), step)];
}
