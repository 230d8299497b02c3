import type { ReasonCode } from "./reason-codes";

/** What is known about the end of a deployment; anything may be missing. */
export interface ReasonFacts {
  readonly slot?: number | null;
  readonly exitCode?: number | null;
  readonly seconds?: number | null;
  readonly node?: string | null;
  readonly image?: string | null;
  readonly detail?: string | null;
  /** why the way back was taken, when that failed too */
  readonly cause?: ReasonCode | null;
}

const replica = (facts: ReasonFacts): string => (facts.slot ? `Replica ${facts.slot}` : "A replica");
const node = (facts: ReasonFacts): string => (facts.node ? `node ${facts.node}` : "the node");
const within = (facts: ReasonFacts): string => (facts.seconds ? ` within ${facts.seconds} s` : " in time");
const detail = (facts: ReasonFacts): string => (facts.detail ? `: ${facts.detail.trim().replace(/\.+$/, "")}` : "");

const sentences: Record<ReasonCode, (facts: ReasonFacts) => string> = {
  replica_exited: (f) =>
    `${replica(f)} stopped by itself${exit(f)}. Read its last log lines, fix the cause and deploy again.`,
  replica_missing: (f) =>
    `${replica(f)} was removed from outside while it was needed. Find out who removes containers on the node, then deploy again.`,
  health_failed: (f) =>
    `${replica(f)} failed its health check. Compare the check's path and port with what the application answers, then deploy again.`,
  health_timeout: (f) =>
    `${replica(f)} did not become healthy${within(f)}. Read its log; if it only starts slowly, allow it more time and deploy again.`,
  unhealthy_in_monitor: (f) =>
    `${replica(f)} failed after traffic was on it. Read its log and fix the cause before deploying again.`,
  restarted_in_monitor: (f) =>
    `${replica(f)} kept restarting after traffic was on it. Read its log and fix the crash before deploying again.`,
  build_failed: (f) =>
    `The image could not be built${detail(f)}. Read the build log, fix the first error and deploy again.`,
  build_timeout: (f) =>
    `The build did not end${within(f)}. Make it shorter or raise its time limit, then deploy again.`,
  clone_failed: (f) =>
    `The repository could not be read${detail(f)}. Check its address, the branch and the deploy key.`,
  image_missing: (f) =>
    `The image ${f.image ?? "of this release"} could not be found. Check its name and the registry's login, or build it again.`,
  disk_low: (f) => `There is too little disk space on ${node(f)}. Free some or add a disk, then deploy again.`,
  cancelled: () => "The deployment was cancelled. Deploy again when you are ready.",
  superseded: () => "A newer deployment took the place of this one. Open the newer one to follow it.",
  edge_rejected: (f) =>
    `The edge did not accept the routes${detail(f)}. Check the application's domains and ports, then deploy again.`,
  return_failed: (f) =>
    `${because(f)}the version before could not be brought back either${detail(f)}. Look at the replicas that still serve, then deploy a release that works.`,
  node_unreachable: (f) =>
    `No progress was seen on ${node(f)}. Check that it is on and its Docker engine answers, then deploy again.`,
  no_build_node: () => "No node may build. Let a node build on its settings, then deploy again.",
  secrets_locked: () =>
    "The secrets could not be opened. Start the server with the right master key, then deploy again.",
};

function exit({ exitCode }: ReasonFacts): string {
  if (exitCode === null || exitCode === undefined) return "";
  return exitCode === 137 ? " (code 137: killed, often for lack of memory)" : ` (exit code ${exitCode})`;
}

/** Only the cause's first sentence: its advice would contradict the advice that follows. */
function because(facts: ReasonFacts): string {
  const { cause } = facts;
  if (!cause || cause === "return_failed") return "The deployment failed, and ";
  const [first = ""] = sentences[cause]({ node: facts.node ?? null }).split(". ");
  return `${first}, and `;
}

/** One or two sentences for people: what happened, then the next step. */
export const describeReason = (code: ReasonCode, facts: ReasonFacts = {}): string => sentences[code](facts);
