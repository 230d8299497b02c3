import type { Transaction } from "../../db/client";
import type { RolloutState } from "../../domain/rollout/types";

export type StepKey = "source" | "build" | "push" | "rollout" | "monitor" | "return";
export type StepStatus = "waiting" | "running" | "done" | "warned" | "failed" | "skipped";

export const stepTitles: Readonly<Record<StepKey, string>> = {
  source: "Get the source",
  build: "Build the image",
  push: "Push the image to the registry",
  rollout: "Replace the replicas",
  monitor: "Watch the new release",
  return: "Go back to what served before",
};

const order: readonly StepKey[] = ["source", "build", "push", "rollout", "monitor", "return"];

/** Notes where a step is. Its times are those of the first start and of the end. */
export async function setStep(
  tx: Transaction,
  deploymentId: string,
  key: StepKey,
  status: StepStatus,
  now: Date,
  { detail, title }: { readonly detail?: string | null; readonly title?: string } = {},
): Promise<void> {
  const ended = status === "waiting" || status === "running" ? null : now;
  const known = await tx.deploymentStep.findUnique({ where: { deploymentId_key: { deploymentId, key } } });
  const startedAt = status === "waiting" || status === "skipped" ? null : (known?.startedAt ?? now);
  const data = {
    status,
    startedAt,
    endedAt: ended === null ? null : (known?.endedAt ?? ended),
    ...(detail === undefined ? {} : { detail }),
    ...(title === undefined ? {} : { title }),
  };
  await tx.deploymentStep.upsert({
    where: { deploymentId_key: { deploymentId, key } },
    create: { deploymentId, key, position: order.indexOf(key), title: title ?? stepTitles[key], ...data },
    update: data,
  });
}

/** The steps of a rollout under way. */
export async function noteRolloutSteps(
  tx: Transaction,
  deploymentId: string,
  state: RolloutState,
  waitingFor: string,
  at: number,
): Promise<void> {
  const now = new Date(at);
  if (state.direction === "return") {
    const failed = state.monitorUntil === null ? "rollout" : "monitor";
    await setStep(tx, deploymentId, failed, state.cancelled ? "skipped" : "failed", now);
    await setStep(tx, deploymentId, "return", "running", now, { detail: waitingFor });
  } else if (state.phase === "monitoring") {
    await setStep(tx, deploymentId, "rollout", "done", now, { detail: null });
    await setStep(tx, deploymentId, "monitor", "running", now, { detail: waitingFor });
  } else await setStep(tx, deploymentId, "rollout", "running", now, { detail: waitingFor });
}

/** What is still open when a deployment ends, ends with it. */
export async function closeSteps(
  tx: Transaction,
  deploymentId: string,
  outcome: "done" | "failed" | "skipped",
  now: Date,
): Promise<void> {
  await tx.deploymentStep.updateMany({
    where: { deploymentId, status: "running" },
    data: { status: outcome, endedAt: now },
  });
  await tx.deploymentStep.updateMany({ where: { deploymentId, status: "waiting" }, data: { status: "skipped" } });
}
