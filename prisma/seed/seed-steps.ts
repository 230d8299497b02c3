import type { DeploymentStatus } from "../../server/db/generated/client";
import { type StepKey, type StepStatus, stepTitles } from "../../server/services/reconcile/steps";
import type { Rows } from "./rows";

/** A demonstration has no registry. */
export type SeededKey = Exclude<StepKey, "push">;

const keys: readonly SeededKey[] = ["source", "build", "rollout", "monitor", "return"];
/** of the whole time, when each step began */
const shares: Readonly<Record<SeededKey, number>> = { source: 0, build: 0.05, rollout: 0.6, monitor: 0.8, return: 0.9 };

interface Of {
  readonly deploymentId: string;
  readonly status: DeploymentStatus;
  /** the step that failed, or that is under way */
  readonly at: SeededKey;
  readonly builds: boolean;
  readonly from: Date;
  readonly to: Date;
  /** of that, how long the rollout waited in vain, in seconds */
  readonly waited: number;
}

/** The steps of a deployment, as its driver would have left them. */
export function seedSteps(rows: Rows, of: Of): void {
  const busyMs = of.to.getTime() - of.from.getTime() - of.waited * 1_000;
  const moment = (share: number) =>
    new Date(of.from.getTime() + share * busyMs + (share > shares.rollout ? of.waited * 1_000 : 0));
  const wanted = keys.filter((key) => (key === "return" ? of.status === "ROLLED_BACK" : of.builds || !isBuild(key)));
  for (const [i, key] of wanted.entries()) {
    const status = statusOf(of, key);
    const began = status !== "waiting" && status !== "skipped";
    const next = wanted[i + 1];
    rows.steps.push({
      ...{ deploymentId: of.deploymentId, key, position: keys.indexOf(key), title: stepTitles[key], status },
      startedAt: began ? moment(shares[key]) : null,
      endedAt: began && status !== "running" ? moment(next ? shares[next] : 1) : null,
    });
  }
}

const isBuild = (key: SeededKey): boolean => key === "source" || key === "build";

function statusOf({ status, at }: Of, key: SeededKey): StepStatus {
  if (status === "SUCCEEDED" || key === "return") return "done";
  if (status === "QUEUED") return "waiting";
  if (status === "SUPERSEDED") return "skipped";
  const order = keys.indexOf(key) - keys.indexOf(at);
  const open = status === "BUILDING" || status === "DEPLOYING" || status === "MONITORING";
  if (order < 0) return "done";
  if (order > 0) return open ? "waiting" : "skipped";
  return open ? "running" : status === "CANCELLED" ? "skipped" : "failed";
}
