import { Link } from "~/components/ui/link";
import type { AttentionRow } from "../../../server/services/organizations/find-attention";
import { AttentionItem, AttentionList } from "~/components/ui/attention";
import { buttonClass } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { DeploymentStatus, ReplicaStatus } from "~/components/ui/status";
import { Time } from "~/components/ui/time";
import { appPathOf } from "~/lib/app-path";
import { describeTrouble } from "./words";

/** Worst first: why, what serves meanwhile, and the button that starts the cure. */
export function Attention({ org, rows, total }: { org: string; rows: readonly AttentionRow[]; total: number }) {
  if (rows.length === 0) return null;
  return (
    <Section title="Needs attention" note={total} bare>
      <AttentionList>
        {rows.map((row) => (
          <Row key={`${row.project} ${row.application} ${row.environment}`} org={org} row={row} />
        ))}
      </AttentionList>
      {total > rows.length && <p className="pt-2 text-ink-3">{total - rows.length} more, in the projects below.</p>}
    </Section>
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
