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
    case "link":
      return `People who come by this node's edge are sent to replicas on other nodes only. ${reasonsOf(trouble.unreached)}Let the nodes reach each other at that port.`;
  }
}

const reasonsOf = (unreached: readonly UnreachedNode[]): string =>
  unreached.map(({ name, reason }) => (reason === null ? "" : `${name}: ${reason}. `)).join("");

/** "18 containers of applications, all running." */
export function describeContainers({
  managed,
  running,
}: {
  readonly managed: number;
  readonly running: number;
}): string {
  if (managed === 0) return "No container of an application.";
  const rest = running === managed ? (managed === 1 ? "running" : "all running") : `${running} running`;
  return `${count(managed, "container")} of applications, ${rest}.`;
}
