import { isActive, type Kind, type Status } from "./status";

export interface KnownDeployment {
  readonly id: string;
  readonly kind: Kind;
  readonly status: Status;
}

export interface DeploymentRequest {
  readonly kind: Kind;
  /** a release that ran or can be built; null when there is none yet */
  readonly releaseId: string | null;
  /** wanted replicas after it */
  readonly count: number;
  /** replicas wanted now; null when the application never ran in this environment */
  readonly currentCount: number | null;
}

export type RequestDecision =
  | { readonly kind: "create" }
  | { readonly kind: "supersede"; readonly ids: readonly string[] }
  | { readonly kind: "reject"; readonly reason: string };

const reject = (reason: string): RequestDecision => ({ kind: "reject", reason });

/**
 * What to do with a new request. The active deployment is never disturbed: the new one waits behind it, in the place of
 * everything queued before. Cancelling the active one is a wish of its own.
 */
export function resolveRequest(
  active: KnownDeployment | null,
  queued: readonly KnownDeployment[],
  request: DeploymentRequest,
): RequestDecision {
  const problem = problemOf(active, queued, request);
  if (problem !== null) return reject(problem);
  const ids = queued.filter(({ status }) => status === "queued").map(({ id }) => id);
  return ids.length > 0 ? { kind: "supersede", ids } : { kind: "create" };
}

function problemOf(
  active: KnownDeployment | null,
  queued: readonly KnownDeployment[],
  request: DeploymentRequest,
): string | null {
  const { kind, releaseId, count, currentCount } = request;
  if (!Number.isInteger(count) || count < 0) return "Enter a whole number of replicas, 0 or more.";
  if (kind === "rollback" && releaseId === null) return "Choose a release to go back to.";
  if (kind === "deploy" || kind === "rollback") return null;
  // Whatever is on its way changes what runs, so a comparison with what runs now would be wrong.
  const pending = queued.length > 0 || (active !== null && isActive(active.status));
  if (currentCount === null)
    return pending
      ? "The first deployment does not serve yet; wait for it, or cancel it."
      : "Deploy the application first; nothing of it runs here yet.";
  if (pending)
    return kind === "stop" || !queued.some(bringsRelease)
      ? null
      : "A new release is waiting; let it finish, or cancel it first.";
  if (kind === "stop" && currentCount === 0) return "The application is already stopped.";
  if (kind === "start" && (currentCount ?? 0) > 0) return "The application is already running; restart it instead.";
  if (kind === "restart" && currentCount === 0) return "The application is stopped; start it instead.";
  if (kind === "scale" && count === currentCount) return `The application already has ${count} replicas.`;
  return null;
}

/** A scale or restart must not push out a queued deployment that carries new code. */
const bringsRelease = ({ kind }: KnownDeployment): boolean => kind === "deploy" || kind === "rollback";
