import type { NodeTrouble } from "../../../server/domain/node/node-trouble";
import type { NodeView } from "../../../server/services/nodes/find-nodes";
import { NodeStatus, Status, type StatusProps } from "~/components/ui/status";

type Extra = Pick<StatusProps, "pill" | "hideWord">;

/** A badge for what is wrong with a node. */
export function TroubleStatus({ trouble, ...extra }: { trouble: NodeTrouble } & Extra) {
  switch (trouble.kind) {
    case "unreachable":
      return <NodeStatus state="unreachable" {...extra} />;
    case "disk":
      return (
        <Status
          word={`Disk ${trouble.percent}\u00a0% full`}
          tone={trouble.fill}
          icon={trouble.fill === "bad" ? "circle-x" : "triangle-alert"}
          {...extra}
        />
      );
    case "edge":
      return <Status word="Edge not in step" tone="warn" icon="triangle-alert" {...extra} />;
    case "link":
      return <Status word="Nodes out of reach" tone="warn" icon="triangle-alert" {...extra} />;
  }
}

/** One badge where there is room for one: the worst. */
export function NodeBadge({ node: { state, troubles } }: { node: Pick<NodeView, "state" | "troubles"> }) {
  const [first] = troubles;
  return first === undefined ? <NodeStatus state={state} /> : <TroubleStatus trouble={first} />;
}
