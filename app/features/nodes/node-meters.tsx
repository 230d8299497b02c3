import type { NodeView } from "../../../server/services/nodes/find-nodes";
import { Meter } from "~/components/ui/meter";
import { formatBytes, formatMemory } from "~/lib/bytes";

/** Memory and disk, beside each other. Of a node that is away they are not known: what was says nothing of now. */
export function NodeMeters({ node: { state, memory, disk } }: { node: Pick<NodeView, "state" | "memory" | "disk"> }) {
  const known = state === "ready";
  return (
    <div className="grid grid-cols-2 gap-4">
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
