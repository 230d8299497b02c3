import type { Status } from "../deployment/status";

/** What is known of an application in one environment. All of it was observed or asked for; nothing is assumed. */
export interface AppFacts {
  readonly deleting: boolean;
  /** of the deployment that works on it, if one does */
  readonly active: Status | null;
  /** a release served, or still does */
  readonly deployed: boolean;
  /** replicas that shall serve, and those that were seen to */
  readonly desired: number;
  readonly serving: number;
}

export type AppState =
  | "deleting"
  | "queued"
  | "building"
  | "deploying"
  | "monitoring"
  | "never"
  | "stopped"
  | "serving"
  | "degraded"
  | "down";

/** How an application is, in one word: what moves before what rests. */
export function appStateOf({ deleting, active, deployed, desired, serving }: AppFacts): AppState {
  if (deleting) return "deleting";
  if (active === "queued" || active === "building" || active === "deploying" || active === "monitoring") return active;
  if (!deployed) return "never";
  if (desired === 0) return "stopped";
  if (serving === 0) return "down";
  return serving < desired ? "degraded" : "serving";
}
