import type { NodeView } from "../../../server/services/nodes/find-nodes";
import { Meter } from "~/components/ui/meter";
import { formatUnit } from "~/features/metrics/units";
import { formatBytes, formatMemory } from "~/lib/bytes";
import { count } from "~/lib/format";
import { useNodeCpu } from "./use-node-cpu";

type Node = Pick<NodeView, "name" | "state" | "cpu" | "cpus" | "memory" | "disk">;

/** Processors, memory and disk, beside each other. Of a node that is away they are not known: what was says nothing of now. */
export function NodeMeters({ node }: { node: Node }) {
  const { state, cpus, memory, disk } = node;
  const cpu = useNodeCpu(node);
  const known = state === "ready";
  return (
    <div className="grid grid-cols-3 gap-4">
      <Meter
        label="CPU"
        share={known && cpu !== null && cpus !== null ? cpu / cpus : null}
        title={cpu === null || cpus === null ? undefined : `${formatUnit("cores", cpu)} of ${count(cpus, "core")}`}
      />
      <Meter
        label="Memory"
        share={known && memory !== null ? 1 - memory.available / memory.total : null}
        title={
          memory === null
            ? undefined
            : `${formatMemory(memory.total - memory.available)} of ${formatMemory(memory.total)}`
        }
      />
      <Meter
        label="Disk"
        share={known && disk !== null ? 1 - disk.free / disk.total : null}
        title={disk === null ? undefined : `${formatBytes(disk.total - disk.free)} of ${formatBytes(disk.total)}`}
      />
    </div>
  );
}
