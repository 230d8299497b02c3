import { firstSentence } from "~/features/deployment/sentences";
import { formatDuration } from "~/lib/duration";
import type { DeploymentRow } from "./types";

type Ended = Pick<
  DeploymentRow,
  "status" | "message" | "waitingFor" | "step" | "targetCount" | "createdAt" | "servingAt"
>;

/** What the state rests on: what it waits for, why it did not succeed, or what was seen to serve. */
export function describeEvidence(row: Ended): string {
  const { status, message, waitingFor, step, targetCount } = row;
  switch (status) {
    case "QUEUED":
      return waitingFor ?? "Waits for its turn.";
    case "BUILDING":
    case "DEPLOYING":
    case "MONITORING":
      return waitingFor ?? (step === null ? "Begins." : `${step}.`);
    case "SUCCEEDED":
      return describeServing(row, targetCount);
    default:
      return firstSentence(message ?? "");
  }
}

function describeServing({ createdAt, servingAt }: Ended, count: number): string {
  if (count === 0) return "No replica serves.";
  const all = `${count} of ${count} ${count === 1 ? "replica" : "replicas"} healthy`;
  if (servingAt === null) return `${all}.`;
  return `${all} after ${formatDuration(new Date(servingAt).getTime() - new Date(createdAt).getTime())}.`;
}

/** Who asked for it. */
export const describePerson = ({ requestedBy }: Pick<DeploymentRow, "requestedBy">): string =>
  requestedBy === null ? "Somebody who is gone" : requestedBy === "you" ? "You" : requestedBy;
