import { isEngineError } from "../../docker/engine-error";
import { describeReason } from "../../domain/deployment/describe-reason";
import type { ReasonCode } from "../../domain/deployment/reason-codes";
import { isAppError } from "../../domain/errors";
import { GitError } from "../../git/git-error";
import { SecretsLockedError } from "../../secrets/vault";
import { endEarly } from "../reconcile/finish-deployment";
import type { World } from "../reconcile/load-world";
import type { BuildDeps } from "./build-deps";
import { BuildError } from "./build-error";

interface EndedRow {
  readonly id: string;
  readonly appEnvironmentId: string;
  readonly appEnvironment: Pick<World, "application">;
}

/**
 * Ends a deployment whose release could not be made, with the reason and a sentence. What served serves on.
 * @param mask a builder's words may repeat what a step was given
 */
export async function endBuild(
  deps: BuildDeps,
  row: EndedRow,
  error: unknown,
  cancelled: boolean,
  mask: (text: string) => string,
): Promise<void> {
  const reason = cancelled ? "cancelled" : reasonOf(error);
  const message = cancelled ? describeReason("cancelled") : mask(sentenceOf(error, reason, mask));
  const status = reason === "cancelled" ? "CANCELLED" : "FAILED";
  const end = { from: ["BUILDING"], status, reason, message, now: deps.now() } as const;
  const world = { id: row.appEnvironmentId, application: row.appEnvironment.application };
  await deps.db.$transaction((tx) => endEarly(tx, world, row.id, end));
}

function reasonOf(error: unknown): ReasonCode {
  if (error instanceof BuildError) return error.reason;
  if (error instanceof GitError) return "clone_failed";
  if (error instanceof SecretsLockedError) return "secrets_locked";
  if (isEngineError(error, "image_missing") || isEngineError(error, "denied")) return "image_missing";
  if (isEngineError(error, "unreachable") || isEngineError(error, "timeout")) return "node_unreachable";
  return "build_failed";
}

/** For what no person can mend; the server's own log has the rest. */
export const faultOfOurs =
  "The build ended by a fault on our side. Deploy again; if it stays so, the worker's log tells more.";

function sentenceOf(error: unknown, reason: ReasonCode, mask: (text: string) => string): string {
  if (!isAppError(error)) {
    process.stderr.write(`build: ${mask(error instanceof Error ? String(error.stack) : String(error))}\n`);
    return faultOfOurs;
  }
  // The builder's own words need the frame of a sentence; the others are sentences already.
  return isEngineError(error, "build_failed") ? describeReason(reason, { detail: error.message }) : error.message;
}
