import type { ReasonFacts } from "../../server/domain/deployment/describe-reason";
import type { ReasonCode } from "../../server/domain/deployment/reason-codes";

export const environmentSlugs = ["dev", "staging", "prod"] as const;
export type EnvironmentSlug = (typeof environmentSlugs)[number];

/** How the newest deployment of an application in an environment ended, or how far it has come. */
export type LastPlan =
  | { readonly status: "QUEUED" | "BUILDING" | "DEPLOYING" | "MONITORING" }
  | { readonly status: "FAILED" | "ROLLED_BACK"; readonly reason: ReasonCode; readonly facts?: ReasonFacts };

export interface CellPlan {
  /** replicas that shall serve; 0 is stopped */
  readonly replicas: number;
  /** of these so many crash again and again */
  readonly crashing?: number;
  readonly hosts?: readonly string[];
  readonly last?: LastPlan;
}

export interface ApplicationPlan {
  readonly name: string;
  readonly folder: string | null;
  /** what its commits say, oldest first; each went to dev, some further */
  readonly commits: readonly string[];
  readonly cells: Readonly<Record<EnvironmentSlug, CellPlan>>;
  /** hours since its newest commit */
  readonly ageHours: number;
}

export interface ProjectPlan {
  readonly name: string;
  readonly folders: readonly string[];
  readonly applications: readonly ApplicationPlan[];
}

/** Replicas in dev, staging and prod. */
export const serving = (
  dev: number,
  staging: number,
  prod: number,
  rest: Partial<Record<EnvironmentSlug, Partial<CellPlan>>> = {},
): ApplicationPlan["cells"] => ({
  dev: { replicas: dev, ...rest.dev },
  staging: { replicas: staging, ...rest.staging },
  prod: { replicas: prod, ...rest.prod },
});
