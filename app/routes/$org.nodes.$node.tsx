import { Outlet, useLoaderData, useParams } from "@remix-run/react";
import { buttonClass } from "~/components/ui/button";
import { Link } from "~/components/ui/link";
import { PageHeader } from "~/components/ui/page-header";
import { NodeStatus } from "~/components/ui/status";
import { Time } from "~/components/ui/time";
import { NodeTabs } from "~/features/nodes/node-tabs";
import { TroubleStatus } from "~/features/nodes/trouble-status";
import { adviseOnNode, describeContainers } from "~/features/nodes/words";
import { crumbs } from "~/features/shell/crumbs";
import { page, param } from "~/lib/door";
import { useLiveRevalidation } from "~/lib/live/use-live-revalidation";

export const meta = ({ params }: { params: { node?: string } }) => [
  { title: `${params.node} · Nodes · Docker Manager` },
];

export const handle = crumbs<typeof loader>(({ node }, { org }) => [
  { label: "Nodes", to: `/${org}/nodes` },
  { label: node.name, to: `/${org}/nodes/${node.name}` },
]);

export const loader = page(async ({ context, params }) =>
  context.api.nodes.readNodeHead({ organization: param(params, "org"), node: param(params, "node") }),
);

/** How a node is, above each of its pages: it is there also when the engine does not answer. */
export default function NodeFrame() {
  const { node } = useLoaderData<typeof loader>();
  const { org = "" } = useParams();
  useLiveRevalidation([node.id]);
  const extra = node.troubles.filter(({ kind }) => kind !== "unreachable");
  const [worst] = node.troubles;
  return (
    <>
      <div className="flex flex-col gap-5">
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
              {node.containers !== null && node.surveyedAt !== null && (
                <>
                  {" "}
                  {describeContainers(node.containers)}, seen <Time at={node.surveyedAt} />.
                </>
              )}
              {worst !== undefined && ` ${adviseOnNode(worst, node)}`}
            </>
          }
        />
        <NodeTabs base={`/${org}/nodes/${node.name}`} />
      </div>
      <Outlet />
    </>
  );
}
