import { Table } from "~/components/ui/table";
import { KeptPlaces } from "~/components/kept-places/kept-places";
import { Row } from "./row";
import type { DeploymentRow } from "./types";

const heads = [
  { label: "Deployment" },
  { label: "Release", className: "max-side:hidden" },
  { label: "State" },
  { label: "By", className: "max-side:hidden" },
  { label: "When", align: "right", className: "max-frame:hidden" },
] as const;

interface Props {
  readonly org: string;
  readonly rows: readonly DeploymentRow[];
  /** what page of the list it is */
  readonly page: string;
}

/** Deployments of many applications, which go on by themselves. */
export function DeploymentList({ org, rows: now, page }: Props) {
  return (
    <KeptPlaces rows={now} page={page}>
      {(rows) => (
        <Table label="Deployments" heads={heads}>
          {rows.map((row) => (
            <Row key={row.id} org={org} row={row} />
          ))}
        </Table>
      )}
    </KeptPlaces>
  );
}
