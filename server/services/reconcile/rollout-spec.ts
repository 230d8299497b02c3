import { type ReleaseSpec, defaultConfig } from "../../domain/application/config";
import type { RolloutSpec } from "../../domain/rollout/types";
import type { DeploymentRow } from "./load-world";

/** What a deployment wants, in the words of the rollout machine. A stop has the rules of the release that it stops. */
export function toRolloutSpec(deployment: DeploymentRow): RolloutSpec {
  const spec = deployment.release?.spec as unknown as ReleaseSpec | undefined;
  const { order, surge, parallelism, healthyTimeoutMs, maxAttempts, drainMs, stopGraceMs, monitorMs } =
    spec?.rollout ?? defaultConfig.rollout;
  return {
    target: { id: deployment.groupId, count: deployment.targetCount },
    previous:
      deployment.previousGroupId === null ? null : { id: deployment.previousGroupId, count: deployment.previousCount },
    order,
    surge,
    parallelism,
    healthyTimeoutMs,
    maxAttempts,
    drainDeadlineMs: drainMs,
    stopGraceMs,
    monitorMs,
  };
}
