import type { ReplicaFigures } from "../../../server/services/metrics/find-newest";
import { Section } from "~/components/ui/section";
import { Cell, Table } from "~/components/ui/table";
import { ReleaseTag } from "~/components/ui/tag";
import { formatUnit } from "./units";

const heads = [
  { label: "Slot" },
  { label: "Release" },
  { label: "CPU", align: "right" },
  { label: "Memory", align: "right" },
  { label: "Limit", align: "right" },
] as const;

/** What each replica takes now: one that stands out is seen. */
export function ReplicasNow({ replicas }: { replicas: readonly ReplicaFigures[] }) {
  if (replicas.every(({ memory }) => memory === null)) return null;
  return (
    <Section title="Replicas now" bare>
      <Table label="Replicas now" heads={heads}>
        {replicas.map(({ id, slot, release, cpu, memory, memoryLimit }) => (
          <tr key={id}>
            <Cell>{slot}</Cell>
            <Cell>
              <ReleaseTag release={release} />
            </Cell>
            <Cell align="right">{cpu === null ? "not measured" : formatUnit("cores", cpu)}</Cell>
            <Cell align="right">{memory === null ? "not measured" : formatUnit("memory", memory)}</Cell>
            <Cell align="right" className="text-ink-2">
              {memoryLimit === null ? "none" : formatUnit("memory", memoryLimit)}
            </Cell>
          </tr>
        ))}
      </Table>
    </Section>
  );
}
