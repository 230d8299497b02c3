import { Link } from "~/components/ui/link";
import type { AttentionRow } from "../../../server/services/organizations/find-attention";
import { AttentionItem, AttentionList } from "~/components/ui/attention";
import { buttonClass } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { DeploymentStatus, ReplicaStatus } from "~/components/ui/status";
import { Time } from "~/components/ui/time";
import { appPathOf } from "~/lib/app-path";
import { markOfTroubles } from "../../../server/domain/node/node-trouble";
import type { NodeView } from "../../../server/services/nodes/find-nodes";
import { TroubleStatus } from "~/features/nodes/trouble-status";
import { adviseOnNode, describeNodeTrouble } from "~/features/nodes/words";
import { describeTrouble } from "./words";

interface Props {
  readonly org: string;
  readonly rows: readonly AttentionRow[];
  readonly nodes: readonly NodeView[];
}

/** Nodes, because much depends on each; then applications, worst first: why, what serves meanwhile, and the button that starts the cure. */
export function Attention({ org, rows, nodes }: Props) {
  const troubled = nodes.filter(({ troubles }) => troubles.length > 0);
  const total = rows[0]?.total ?? 0;
  if (rows.length + troubled.length === 0) return null;
  return (
    <Section title="Needs attention" note={total + troubled.length} bare>
      <AttentionList>
        {troubled.map((node) => (
          <NodeItem key={node.id} org={org} node={node} />
        ))}
        {rows.map((row) => (
          <Row key={`${row.project} ${row.application} ${row.environment}`} org={org} row={row} />
        ))}
      </AttentionList>
      {total > rows.length && <p className="pt-2 text-ink-3">{total - rows.length} more, in the projects below.</p>}
    </Section>
  );
}

function NodeItem({ org, node }: { org: string; node: NodeView }) {
  const [first] = node.troubles;
  if (first === undefined) return null;
  return (
    <AttentionItem
      bad={markOfTroubles([first]) === "bad"}
      icon={<TroubleStatus trouble={first} hideWord />}
      title={
        <>
          <Link to={`/${org}/nodes/${node.name}`} className="font-[550] text-ink hover:underline">
            {node.name}
          </Link>{" "}
          {describeNodeTrouble(first)}
        </>
      }
      end={
        first.kind === "host_key" && node.manageable ? (
          <Link to={`/${org}/nodes/${node.name}/settings`} className={buttonClass("default", "sm")}>
            Compare the keys
          </Link>
        ) : (
          <Link to={`/${org}/nodes/${node.name}`} className={buttonClass("default", "sm")}>
            Look at the node
          </Link>
        )
      }
    >
      {adviseOnNode(first, node)}
    </AttentionItem>
  );
}

function Row({ org, row }: { org: string; row: AttentionRow }) {
  const { project, application: app, environment: env, crashLoops, missing, failure, failureStatus, failedAt } = row;
  const base = appPathOf({ org, project, app, env });
  const down = missing > 0 && missing >= row.desired;
  const short = missing > 0;
  return (
    <AttentionItem
      bad={down || failureStatus === "FAILED"}
      icon={
        short ? (
          <ReplicaStatus phase={down ? "exited" : "unhealthy"} hideWord />
        ) : (
          <DeploymentStatus status={failureStatus ?? "FAILED"} hideWord />
        )
      }
      title={
        <>
          <Link to={base} className="font-[550] text-ink hover:underline">
            {row.applicationName}
          </Link>{" "}
          {short ? (
            `${crashLoops > 0 ? "is in a crash loop" : down ? "does not serve" : "is short of replicas"} in ${env}`
          ) : (
            <>
              deployment #{failure} {failureStatus === "ROLLED_BACK" ? "was rolled back" : "failed"} in {env}
              {failedAt !== null && (
                <>
                  , <Time at={failedAt} />
                </>
              )}
            </>
          )}
        </>
      }
      end={
        <Link
          to={short || failure === null ? `${base}/logs` : `${base}/deployments/${failure}`}
          className={buttonClass("default", "sm")}
        >
          {short || failure === null ? "Read its log" : "See the reason"}
        </Link>
      }
    >
      {describeTrouble(row)}
    </AttentionItem>
  );
}
