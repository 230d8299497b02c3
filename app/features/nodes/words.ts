import type { NodeTrouble, UnreachedNode } from "../../../server/domain/node/node-trouble";
import type { NodeView } from "../../../server/services/nodes/find-nodes";
import { formatBytes } from "~/lib/bytes";
import { count } from "~/lib/format";

/** After the node's name: "disk is 87 % full". */
export function describeNodeTrouble(trouble: NodeTrouble): string {
  switch (trouble.kind) {
    case "unreachable":
      return "does not answer";
    case "disk":
      return `disk is ${trouble.percent}\u00a0% full`;
    case "edge":
      return "has an edge that is not in step";
    case "host_key":
      return "shows another host key";
    case "certificate":
      return trouble.state === "over" ? "has a certificate that is over" : "has a certificate that ends soon";
    case "link":
      return `does not reach ${trouble.unreached.map(({ name }) => name).join(", ")}`;
  }
}

/** What it means, and what to do. */
export function adviseOnNode(trouble: NodeTrouble, { disk, reason }: Pick<NodeView, "disk" | "reason">): string {
  switch (trouble.kind) {
    case "unreachable":
      return `Its containers may serve on; nothing can be deployed there. ${reason ?? "Check that its engine runs."}`;
    case "disk":
      return `${formatBytes(disk?.free ?? 0)} free of ${formatBytes(disk?.total ?? 0)}. Builds stop before it is full; remove what nobody needs.`;
    case "edge":
      return trouble.problem;
    case "host_key":
      return `Host key changed${trouble.of === "jump" ? " on the machine on the way" : ""}: was ${trouble.known}, now ${trouble.fingerprint}. Nothing is sent until somebody compares them.`;
    case "certificate":
      return trouble.state === "over"
        ? "The engine takes nothing from us any more. Enter a new certificate in its settings."
        : `It ends in ${count(trouble.days, "day")}. Enter a new one in its settings before.`;
    case "link":
      return `People who come by this node's edge are sent to replicas on other nodes only. ${reasonsOf(trouble.unreached)}Let the nodes reach each other at that port.`;
  }
}

const reasonsOf = (unreached: readonly UnreachedNode[]): string =>
  unreached.map(({ name, reason }) => (reason === null ? "" : `${name}: ${reason}. `)).join("");

/** "18 containers of applications, all running" */
export function describeContainers({
  managed,
  running,
}: {
  readonly managed: number;
  readonly running: number;
}): string {
  if (managed === 0) return "No container of an application";
  const rest = running === managed ? (managed === 1 ? "running" : "all running") : `${running} running`;
  return `${count(managed, "container")} of applications, ${rest}`;
}

interface Found {
  readonly ready: boolean;
  readonly checks: readonly { readonly status: "ok" | "warn" | "failed" }[];
  readonly hostKeys: readonly { readonly accepted: boolean }[];
}

/** What a preflight comes to, in one line. */
export function describePreflight({ ready, checks, hostKeys }: Found): string {
  const failed = checks.filter(({ status }) => status === "failed").length;
  if (failed > 0) return `${count(failed, "check")} failed.`;
  if (hostKeys.some(({ accepted }) => !accepted)) return "Compare the host key, accept it below, and check again.";
  const warned = checks.filter(({ status }) => status === "warn").length;
  if (!ready) return "The engine was not reached.";
  return warned === 0 ? "It can be a node." : `It can be a node; look at ${count(warned, "check")} first.`;
}

const transports: Readonly<Record<string, string>> = { ssh: "SSH", tls: "TCP with TLS", local: "socket" };

/** How a node's engine is reached. */
export const describeTransport = ({
  transport,
  local,
}: {
  readonly transport: string;
  readonly local: boolean;
}): string => (local ? "this machine’s socket" : (transports[transport] ?? transport));

type Used = Pick<NodeView, "local" | "transport" | "labels">;

/** "this machine", or how it is reached; then its labels. */
export function describeUse({ local, transport, labels }: Used): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
  return [local ? "this machine" : describeTransport({ transport, local }), ...pairs.sort()].join(" · ");
}
