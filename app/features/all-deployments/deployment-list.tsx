import { Table } from "~/components/ui/table";
import { buttonClass } from "~/components/ui/button";
import { Row } from "./row";
import type { DeploymentRow } from "./types";
import { useKeptPlaces } from "~/lib/kept-places/use-kept-places";

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

/** Deployments of many applications. What comes while somebody points at them waits behind a button. */
export function DeploymentList({ org, rows: now, page }: Props) {
  const { rows, waiting, take, handlers } = useKeptPlaces(now, page);
  return (
    <div {...handlers}>
      <p role="status" className="empty:hidden pb-2">
        {waiting > 0 && (
          <button type="button" onClick={take} className={buttonClass("default", "sm")}>
            {waiting} new
          </button>
        )}
      </p>
      <Table label="Deployments" heads={heads}>
        {rows.map((row) => (
          <Row key={row.id} org={org} row={row} />
        ))}
      </Table>
    </div>
  );
}
