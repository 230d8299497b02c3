import { useLoaderData, useParams } from "@remix-run/react";
import { Columns } from "~/components/ui/columns";
import { Empty } from "~/components/ui/empty";
import { Pager } from "~/components/ui/pager";
import { Section } from "~/components/ui/section";
import { DiskPanel } from "~/features/nodes/disk-panel";
import { readRange } from "~/features/metrics/read-range";
import { NodeLoad } from "~/features/nodes/node-load";
import { NodeReplicas } from "~/features/nodes/node-replicas";
import { EdgeFacts, MachineFacts, StateHistory } from "~/features/nodes/node-side";
import { OtherContainers } from "~/features/nodes/other-containers";
import { page, param } from "~/lib/door";
import { useLiveRevalidation } from "~/lib/live/use-live-revalidation";
import { useRegularRevalidation } from "~/lib/live/use-regular-revalidation";
import { pageNumber } from "~/lib/page-number";

/** When it answered and what room it has is written by no event. */
const figuresMs = 10_000;

export const loader = page(async ({ context, params, request }) => {
  const { nodes } = context.api;
  const where = { organization: param(params, "org"), node: param(params, "node") };
  const [read, metrics] = await Promise.all([
    nodes.readNode({ ...where, page: pageNumber(new URL(request.url).searchParams) }),
    nodes.readNodeMetrics({ ...where, range: readRange(request) }),
  ]);
  return { ...read, metrics };
});

/** What a node is, how busy it is, and what runs on it of what one may see. */
export default function NodeOverview() {
  const { node, machine, parts, states, replicas, pages, addedAt, metrics } = useLoaderData<typeof loader>();
  const { org = "" } = useParams();
  useLiveRevalidation(replicas.map(({ id }) => id));
  useRegularRevalidation(figuresMs);
  return (
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
        {node.containers !== null && (
          <OtherContainers others={node.containers.others} to={`/${org}/nodes/${node.name}/containers`} />
        )}
      </Section>
    </Columns>
  );
}
