import { Link } from "~/components/ui/link";
import { Icon } from "~/components/ui/icon";
import type { DeletionRow } from "../../../server/services/organizations/find-deletions";
import type { DeploymentLine } from "../../../server/services/organizations/find-deployments";
import { AttentionItem, AttentionList } from "~/components/ui/attention";
import { buttonClass } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { DeploymentStatus } from "~/components/ui/status";
import { Elapsed } from "~/components/ui/time";
import { appPathOf } from "~/lib/app-path";
import { count } from "~/lib/format";
import { describeProgress } from "./words";

interface Props {
  readonly org: string;
  readonly lines: readonly DeploymentLine[];
  readonly deletions: readonly DeletionRow[];
  readonly total: number;
}

/** Deployments on their way, and what is being taken down. */
export function Progress({ org, lines, deletions, total }: Props) {
  if (lines.length + deletions.length === 0) return null;
  return (
    <Section title="In progress" note={total} bare>
      <AttentionList>
        {lines.map((line) => {
          const base = appPathOf({ org, project: line.project, app: line.application, env: line.environment });
          return (
            <AttentionItem
              key={`${base} ${line.number}`}
              icon={<DeploymentStatus status={line.status} cancelling={line.cancelling} hideWord />}
              title={
                <>
                  <Link to={base} className="font-[550] text-ink hover:underline">
                    {line.applicationName}
                  </Link>{" "}
                  {describeProgress(line)}
                </>
              }
              end={
                <Link to={`${base}/deployments/${line.number}`} className={buttonClass("default", "sm")}>
                  Watch
                </Link>
              }
            >
              {line.waitingFor ?? (line.step === null ? `Deployment #${line.number} begins.` : `${line.step}.`)}
              {line.startedAt !== null && (
                <span className="text-ink-3">
                  {" "}
                  For <Elapsed from={line.startedAt} to={null} />.
                </span>
              )}
            </AttentionItem>
          );
        })}
        {deletions.map((row) => (
          <Deletion key={`${row.kind} ${row.project} ${row.name}`} row={row} />
        ))}
      </AttentionList>
    </Section>
  );
}

function Deletion({ row: { kind, name, applications, replicas } }: { row: DeletionRow }) {
  const left = replicas === 0 ? "Nothing of it runs any more" : `${count(replicas, "replica")} of it still run`;
  return (
    <AttentionItem
      icon={<Icon name="trash" className="text-ink-2" />}
      title={
        <>
          <span className="font-[550] text-ink">{name}</span> is being deleted
          {kind === "project" && applications > 0 && `, with ${count(applications, "application")}`}
        </>
      }
    >
      {left}; volumes stay on their nodes.
    </AttentionItem>
  );
}
