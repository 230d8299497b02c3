import { Link } from "~/components/ui/link";
import { Time } from "~/components/ui/time";
import { CommitText } from "~/features/application/release-facts";
import type { ApplicationRead, DeploymentRead } from "~/features/application/types";
import { useAppPath } from "~/lib/app-path";

interface Props {
  readonly deployment: DeploymentRead["deployment"];
  readonly application: ApplicationRead;
}

/** Who asked for it, for what, and when. */
export function DeploymentOrigin({ deployment, application }: Props) {
  const { requestedBy, commit, commitMessage, imageRef, startedAt, endedAt, createdAt } = deployment;
  return (
    <>
      <Link className="text-ink underline decoration-line-control underline-offset-3" to={useAppPath()}>
        {application.application.name} in {application.environment.name}
      </Link>
      , by {requestedBy ?? "somebody who is gone"}
      {commit !== null ? (
        <>
          , commit <CommitText commit={commit} message={commitMessage && `“${commitMessage}”`} />
        </>
      ) : (
        imageRef !== null && (
          <>
            , image <span className="break-all font-mono text-xs">{imageRef}</span>
          </>
        )
      )}
      . {startedAt === null ? "Asked for" : "Started"} <Time at={startedAt ?? createdAt} as="day" />
      {endedAt !== null && (
        <>
          , ended <Time at={endedAt} as="clock" />
        </>
      )}
      .
    </>
  );
}
