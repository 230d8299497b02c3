import { useLoaderData, useParams } from "@remix-run/react";
import { buttonClass } from "~/components/ui/button";
import { Link } from "~/components/ui/link";
import { PageHeader } from "~/components/ui/page-header";
import { Cell, Table } from "~/components/ui/table";
import { Time } from "~/components/ui/time";
import { NodeMeters } from "~/features/nodes/node-meters";
import { NodeBadge } from "~/features/nodes/trouble-status";
import { describeUse } from "~/features/nodes/words";
import { crumbs } from "~/features/shell/crumbs";
import { page, param } from "~/lib/door";
import { count } from "~/lib/format";
import { useLiveRevalidation } from "~/lib/live/use-live-revalidation";

export const meta = () => [{ title: "Nodes · Docker Manager" }];

export const handle = crumbs<typeof loader>(() => [{ label: "Nodes" }]);

export const loader = page(async ({ context, params }) =>
  context.api.nodes.listNodes({ organization: param(params, "org") }),
);

const heads = [
  { label: "Node" },
  { label: "State" },
  { label: "Engine", className: "hidden side:table-cell" },
  { label: "Room", className: "hidden sm:table-cell" },
  { label: "Replicas", align: "right" },
  { label: "Edge", className: "hidden frame:table-cell" },
] as const;

export default function Nodes() {
  const { nodes, rights } = useLoaderData<typeof loader>();
  const { org } = useParams();
  useLiveRevalidation(nodes.map(({ id }) => id));
  const ready = nodes.filter(({ state }) => state === "ready").length;
  return (
    <>
      <PageHeader
        title="Nodes"
        actions={
          rights.register && (
            <Link to={`/${org}/nodes/new`} className={buttonClass("primary")}>
              Add a node
            </Link>
          )
        }
        evidence={
          nodes.length === 0
            ? "The worker notes this machine’s engine when it starts."
            : `${ready} of ${count(nodes.length, "node")} ready.`
        }
      />
      <Table label="Nodes" heads={heads}>
        {nodes.map((node) => (
          <tr key={node.id}>
            <Cell className="max-w-[240px]">
              <Link to={`/${org}/nodes/${node.name}`} className="block truncate font-[550] hover:underline">
                {node.name}
              </Link>
              <span className="block text-ink-3 text-xs [overflow-wrap:anywhere]">{describeUse(node)}</span>
            </Cell>
            <Cell>
              <NodeBadge node={node} />
              {node.since !== null && (
                <span className="block whitespace-nowrap text-ink-3 text-xs">
                  since <Time at={node.since} />
                </span>
              )}
            </Cell>
            <Cell className="hidden whitespace-nowrap text-ink-2 side:table-cell">{node.engine ?? "not known"}</Cell>
            <Cell className="hidden w-80 min-w-72 sm:table-cell">
              <NodeMeters node={node} />
            </Cell>
            <Cell align="right">{node.replicas.toLocaleString("en")}</Cell>
            <Cell className="hidden whitespace-nowrap text-ink-2 frame:table-cell">
              {node.edge.wanted === node.edge.live
                ? `revision ${node.edge.live}, in step`
                : `revision ${node.edge.live} of ${node.edge.wanted}`}
            </Cell>
          </tr>
        ))}
      </Table>
    </>
  );
}
