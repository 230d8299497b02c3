import { Cell, Table } from "~/components/ui/table";
import type { SlotRow } from "./rollout-frame";

interface Props {
  readonly slots: readonly SlotRow[];
  readonly release: number | null;
  readonly previous: number | null;
}

/** What was seen in each place, in words; behind a summary, for the picture says most of it. */
export function SlotWords({ slots, release, previous }: Props) {
  const same = release === previous;
  const heads = [
    { label: "Slot" },
    { label: previous === null || same ? "Leaves" : `r${previous}` },
    { label: release === null || same ? "Comes" : `r${release}` },
  ];
  return (
    <details className="border-line border-t px-4 py-2">
      <summary className="cursor-pointer py-1 text-ink-2">Slot by slot</summary>
      <div className="pt-2">
        <Table label="Slots" heads={heads}>
          {slots.map((row) => (
            <tr key={row.slot}>
              <Cell>{row.slot}</Cell>
              <Cell className="text-ink-2">{row.old ?? "–"}</Cell>
              <Cell className="text-ink-2">{row.new ?? "–"}</Cell>
            </tr>
          ))}
        </Table>
      </div>
    </details>
  );
}
