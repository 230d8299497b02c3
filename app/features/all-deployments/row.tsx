import { Link } from "~/components/ui/link";
import { DeploymentStatus } from "~/components/ui/status";
import { Cell } from "~/components/ui/table";
import { ReleaseTag } from "~/components/ui/tag";
import { Elapsed, Time } from "~/components/ui/time";
import { describeKind } from "~/features/deployment/describe-kind";
import { describeBrought } from "~/features/deployment/describe-what";
import { appPathOf } from "~/lib/app-path";
import { describeEvidence, describePerson } from "./describe-row";
import type { DeploymentRow } from "./types";

/** One deployment: of what, what it brought, how it stands and on what that rests, who asked for it, when and how long. */
export function Row({ org, row }: { org: string; row: DeploymentRow }) {
  const base = appPathOf({ org, project: row.project, app: row.application, env: row.environment });
  const evidence = describeEvidence(row);
  return (
    <tr className="relative">
      <Cell className="w-[44%] max-w-0 align-top! side:w-[24%]">
        <p className="flex">
          <Link
            prefetch
            to={`${base}/deployments/${row.number}`}
            title={row.applicationName}
            className="flex min-w-0 gap-1.5 after:absolute after:inset-0 hover:underline"
          >
            <span className="min-w-0 truncate font-[550]">{row.applicationName}</span>
            <span className="text-ink-3">#{row.number}</span>
          </Link>
        </p>
        <p className="truncate text-ink-3 text-xs" title={`${row.environmentName}, ${row.projectName}`}>
          {row.environmentName}, {row.projectName}
        </p>
      </Cell>
      <Cell className="w-[30%] max-w-0 align-top! max-side:hidden">
        <Brought row={row} />
      </Cell>
      <Cell className="w-[56%] max-w-0 align-top! max-frame:pr-0! side:w-[30%]">
        <p className="flex items-center justify-between gap-2">
          <DeploymentStatus calm status={row.status} cancelling={row.cancelling} />
          <span className="text-ink-3 text-xs frame:hidden">
            <Time at={row.createdAt} />
          </span>
        </p>
        <p className="text-ink-3 text-xs max-frame:line-clamp-3 frame:truncate" title={evidence}>
          {evidence}
        </p>
      </Cell>
      <Cell className="whitespace-nowrap align-top! max-side:hidden">
        <p>{describePerson(row)}</p>
        <p className="text-ink-3 text-xs">{describeKind(row)}</p>
      </Cell>
      <Cell align="right" className="align-top! max-frame:hidden">
        <p className="text-ink-2">
          <Time at={row.createdAt} />
        </p>
        {row.startedAt !== null && (
          <p className="text-ink-3 text-xs">
            <Elapsed from={row.startedAt} to={row.endedAt} />
          </p>
        )}
      </Cell>
    </tr>
  );
}

/** The release, and the words of its commit; below them where it came from. */
function Brought({ row }: { row: DeploymentRow }) {
  const { kind, targetCount, release, commit, commitMessage, imageRef } = row;
  const made = release === null ? null : { number: release, commitMessage, imageRef: imageRef ?? "" };
  const words = describeBrought(kind, targetCount, made);
  return (
    <>
      <p className="flex items-center gap-2">
        {release !== null && <ReleaseTag release={release} />}
        <span className={`min-w-0 truncate ${release === null ? "text-ink-3" : ""}`} title={words}>
          {release === null && kind === "DEPLOY" ? "No release yet" : words}
        </span>
      </p>
      {commit !== null && <p className="truncate font-mono text-ink-3 text-xs">{commit.slice(0, 7)}</p>}
    </>
  );
}
