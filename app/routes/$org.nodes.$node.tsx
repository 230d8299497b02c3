import { useLoaderData, useParams } from "@remix-run/react";
import { buttonClass } from "~/components/ui/button";
import { Columns } from "~/components/ui/columns";
import { Empty } from "~/components/ui/empty";
import { Link } from "~/components/ui/link";
import { PageHeader } from "~/components/ui/page-header";
import { Pager } from "~/components/ui/pager";
import { Section } from "~/components/ui/section";
import { NodeStatus } from "~/components/ui/status";
import { Time } from "~/components/ui/time";
import { DiskPanel } from "~/features/nodes/disk-panel";
import { readRange } from "~/features/metrics/read-range";
import { NodeLoad } from "~/features/nodes/node-load";
import { NodeReplicas } from "~/features/nodes/node-replicas";
import { EdgeFacts, MachineFacts, StateHistory } from "~/features/nodes/node-side";
import { OtherContainers } from "~/features/nodes/other-containers";
import { TroubleStatus } from "~/features/nodes/trouble-status";
import { adviseOnNode, describeContainers } from "~/features/nodes/words";
import { crumbs } from "~/features/shell/crumbs";
import { page, param } from "~/lib/door";
import { useLiveRevalidation } from "~/lib/live/use-live-revalidation";
import { pageNumber } from "~/lib/page-number";

export const meta = ({ params }: { params: { node?: string } }) => [
  { title: `${params.node} · Nodes · Docker Manager` },
];

export const handle = crumbs<typeof loader>(({ node }, { org }) => [
  { label: "Nodes", to: `/${org}/nodes` },
  { label: node.name },
]);

export const loader = page(async ({ context, params, request }) => {
  const { nodes } = context.api;
  const where = { organization: param(params, "org"), node: param(params, "node") };
  const [read, metrics] = await Promise.all([
    nodes.readNode({ ...where, page: pageNumber(new URL(request.url).searchParams) }),
    nodes.readNodeMetrics({ ...where, range: readRange(request) }),
  ]);
  return { ...read, metrics };
});

export default function NodePage() {
  const { node, machine, parts, containers, states, replicas, pages, addedAt, metrics } =
    useLoaderData<typeof loader>();
  const { org = "" } = useParams();
  useLiveRevalidation([node.id, ...replicas.map(({ id }) => id)]);
  const extra = node.troubles.filter(({ kind }) => kind !== "unreachable");
  const [worst] = node.troubles;
  return (
    <>
      <PageHeader
        title={node.name}
        badge={
          <>
            <NodeStatus state={node.state} duty={node.duty} pill />
            {extra.map((trouble) => (
              <TroubleStatus key={trouble.kind} trouble={trouble} pill />
            ))}
          </>
        }
        actions={
          node.manageable && (
            <Link to={`/${org}/nodes/${node.name}/settings`} className={buttonClass("default")}>
              Settings
            </Link>
          )
        }
        evidence={
          <>
            {node.lastSeenAt === null ? (
              "It has not answered yet."
            ) : (
              <>
                Answered <Time at={node.lastSeenAt} />.
              </>
            )}
            {containers !== null && ` ${describeContainers(containers)}`}
            {worst !== undefined && ` ${adviseOnNode(worst, node)}`}
          </>
        }
      />
      <Columns
        side={
          <>
            <MachineFacts node={node} machine={machine} />
            <EdgeFacts edge={node.edge} />
            <StateHistory states={states} addedAt={addedAt} />
          </>
        }
      >
        {node.disk !== null && <DiskPanel disk={node.disk} parts={parts} />}
        <NodeLoad series={metrics} cpus={machine?.cpus ?? null} />
        <Section title="Replicas" note={pages.total} bare>
          {replicas.length === 0 ? (
            <Empty sentence="Nothing of what you may see runs here." />
          ) : (
            <NodeReplicas org={org} rows={replicas} />
          )}
          <Pager page={pages.current} pages={pages.all} />
          {containers !== null && <OtherContainers containers={containers} />}
        </Section>
      </Columns>
    </>
  );
}
