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
    case "host_key":
      return <Status word="Host key changed" tone="bad" icon="key" {...extra} />;
    case "certificate":
      return trouble.state === "over" ? (
        <Status word="Certificate over" tone="bad" icon="circle-x" {...extra} />
      ) : (
        <Status word="Certificate ends soon" tone="warn" icon="triangle-alert" {...extra} />
      );
    case "link":
      return <Status word="Nodes out of reach" tone="warn" icon="triangle-alert" {...extra} />;
  }
}

/** The worst of its troubles, and beside it that it is off duty. */
export function NodeBadge({
  node: { state, duty, troubles },
}: {
  node: Pick<NodeView, "state" | "duty" | "troubles">;
}) {
  const [first] = troubles;
  if (first === undefined) return <NodeStatus state={state} duty={duty} />;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <TroubleStatus trouble={first} />
      {/* What is wanted of it holds whatever is wrong with it. */}
      {duty !== "active" && <NodeStatus state="ready" duty={duty} />}
    </span>
  );
}
