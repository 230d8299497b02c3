import type { ReactNode } from "react";
import type { Read } from "~/lib/read";
import { Icon } from "~/components/ui/icon";
import { KeyValues } from "~/components/ui/key-values";
import { Section } from "~/components/ui/section";
import { NodeStatus, Status } from "~/components/ui/status";
import { Time } from "~/components/ui/time";
import { formatBytes, formatMemory } from "~/lib/bytes";
import { count } from "~/lib/format";
import { describeTransport } from "./words";
import type { NodeState } from "../../../server/domain/node/judge-node";

type NodeRead = Read<"nodes", "readNode">;

/** What the machine and its engine are, as the engine said last. */
export function MachineFacts({ node, machine }: Pick<NodeRead, "node" | "machine">) {
  const disk = node.disk === null ? "" : `, ${formatBytes(node.disk.total)}`;
  return (
    <Section title="Connection">
      <KeyValues
        rows={[
          ["Transport", describeTransport(node)],
          ["Answered", node.lastSeenAt === null ? "not yet" : <Time key="seen" at={node.lastSeenAt} />],
          ...(machine === null
            ? []
            : ([
                ["Engine", `${machine.version}, API ${machine.apiVersion}${machine.rootless ? ", rootless" : ""}`],
                [
                  "System",
                  `${machine.operatingSystem}${machine.architecture === null ? "" : `, ${machine.architecture}`}`,
                ],
                ["Machine", `${count(machine.cpus, "core")}, ${formatMemory(machine.memoryBytes)}${disk}`],
                ...(machine.storageDriver === null
                  ? []
                  : ([
                      ["Storage", `${machine.storageDriver}, cgroup v${machine.cgroupVersion}`],
                      ["Security", machine.security.join(", ") || "namespaces alone"],
                      ["Swarm", machine.swarm],
                    ] satisfies [string, ReactNode][])),
                [
                  "Data",
                  <span key="data" className="font-mono text-xs">
                    {machine.rootDir}
                  </span>,
                ],
              ] satisfies [string, ReactNode][])),
        ]}
      />
    </Section>
  );
}

/** What the edge should serve, and what it was seen to. */
export function EdgeFacts({ edge }: { edge: NodeRead["node"]["edge"] }) {
  const inStep = edge.problem === null && edge.wanted === edge.live;
  return (
    <Section
      title="Edge"
      end={
        <Status
          word={inStep ? "In step" : "Not in step"}
          tone={inStep ? "fine" : "warn"}
          icon={inStep ? "circle-check" : "triangle-alert"}
        />
      }
    >
      <KeyValues
        rows={[
          ["Published", `revision ${edge.wanted}`],
          ["Loaded", `revision ${edge.live}`],
          ["Seen", edge.seenAt === null ? "not yet" : <Time key="seen" at={edge.seenAt} />],
          edge.problem === null ? null : ["Problem", edge.problem],
        ]}
      />
    </Section>
  );
}

/** How the node was, newest first, down to when it was added. */
export function StateHistory({ states, addedAt }: Pick<NodeRead, "states" | "addedAt">) {
  return (
    <Section title="State">
      <ol className="flex flex-col gap-3">
        {states.map(({ state, reason, since }) => (
          <li key={String(since)} className="flex gap-2.5">
            <div className="min-w-0 flex-1">
              <NodeStatus state={state as NodeState} />
              {reason !== null && <p className="text-ink-2 [overflow-wrap:anywhere]">{reason}</p>}
            </div>
            <span className="text-ink-3">
              <Time at={since} />
            </span>
          </li>
        ))}
        <li className="flex gap-1.5 text-ink-2">
          <Icon name="plus" className="mt-0.5 text-ink-3" />
          Added
          <span className="ml-auto text-ink-3">
            <Time at={addedAt} />
          </span>
        </li>
      </ol>
    </Section>
  );
}
