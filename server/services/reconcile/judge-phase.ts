import type { ContainerState } from "../../docker/engine";
import type { HealthCheck } from "../../domain/health/health-check";
import type { ObservedReplica } from "../../domain/rollout/types";
import type { HealthBook } from "./health-book";

export type Phase = ObservedReplica["phase"];

/** a program that cannot even be started, as shells say it */
const cannotStart = 127;

export interface JudgedPhase {
  readonly phase: Phase;
  readonly exitCode: number | null;
}

/** The phase of a replica, from its container and from what its probes told. */
export function judgePhase(
  replica: { readonly id: string; readonly phase: string },
  container: ContainerState,
  check: HealthCheck,
  book: HealthBook,
  now: number,
): JudgedPhase {
  switch (container.status) {
    case "exited":
    case "dead":
    case "removing":
      return { phase: "exited", exitCode: container.exitCode };
    case "created":
      return container.error === null
        ? { phase: "starting", exitCode: null }
        : { phase: "exited", exitCode: container.exitCode ?? cannotStart };
    case "restarting":
      return { phase: "starting", exitCode: container.exitCode };
    default:
      return { phase: judgeRunning(replica, container, check, book, now), exitCode: null };
  }
}

function judgeRunning(
  replica: { readonly id: string; readonly phase: string },
  container: ContainerState,
  check: HealthCheck,
  book: HealthBook,
  now: number,
): Phase {
  if (check.kind === "command") return container.health ?? "starting";
  const startedAt = container.startedAt ?? now;
  const before = replica.phase === "healthy" || replica.phase === "unhealthy" ? replica.phase : "starting";
  return book.verdict(replica.id, check, startedAt, before, now);
}
