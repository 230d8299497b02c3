import type { DeploymentLine } from "../../../server/services/organizations/find-deployments";
import type { AttentionRow } from "../../../server/services/organizations/find-attention";

type Line = Pick<DeploymentLine, "kind" | "status" | "release" | "environment" | "cancelling">;

const verbs = {
  DEPLOY: "deploying",
  ROLLBACK: "rolling back",
  RESTART: "restarting",
  SCALE: "scaling",
  STOP: "stopping",
  START: "starting",
} as const;

/** "deploying r143 to prod", after the name of the application. */
export function describeProgress({ kind, status, release, environment, cancelling }: Line): string {
  const which = release === null ? "" : ` r${release}`;
  if (cancelling) return `is being cancelled in ${environment}`;
  if (status === "QUEUED") return `waits for its turn in ${environment}`;
  if (status === "BUILDING") return `building for ${environment}`;
  if (status === "MONITORING") return `serves${which} in ${environment} and is watched`;
  if (kind === "DEPLOY") return `deploying${which} to ${environment}`;
  return kind === "ROLLBACK" ? `rolling back to${which} in ${environment}` : `${verbs[kind]} in ${environment}`;
}

type Ended = Pick<DeploymentLine, "status" | "release" | "previousRelease" | "environment" | "requestedBy">;

/** "prod, returned to r41, Ines": the line under a deployment that ended. */
export function describeEnd({ status, release, previousRelease, environment, requestedBy }: Ended): string {
  const back = status === "ROLLED_BACK" && previousRelease !== null;
  const what = back ? `returned to r${previousRelease}` : release === null ? null : `r${release}`;
  return [environment, what, requestedBy].filter((part) => part !== null).join(", ");
}

type Trouble = Pick<
  AttentionRow,
  "missing" | "note" | "release" | "desired" | "serving" | "failureMessage" | "environment"
>;

/** Why, and what serves meanwhile. */
export function describeTrouble({ missing, note, failureMessage, ...rest }: Trouble): string {
  const why = missing > 0 ? note : firstSentence(failureMessage);
  return [why, describeMeanwhile(rest)].filter((part) => part !== null).join(" ");
}

function describeMeanwhile({
  release,
  desired,
  serving,
  environment,
}: Omit<Trouble, "missing" | "note" | "failureMessage">) {
  if (release === null || serving === 0) return `Nothing serves in ${environment}.`;
  return `r${release} serves on ${serving} of ${desired} ${desired === 1 ? "replica" : "replicas"}.`;
}

/** The cause; the advice after it stands on the page of the deployment. */
const firstSentence = (text: string | null): string | null => {
  const end = text?.search(/[.!?](\s|$)/) ?? -1;
  return text === null || end < 0 ? text : text.slice(0, end + 1);
};
