import { Form } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { Icon } from "~/components/ui/icon";
import type { ReactNode } from "react";
import { buttonClass, SubmitButton } from "~/components/ui/button";
import { TextLink } from "~/components/ui/text-link";
import { Time } from "~/components/ui/time";
import { LastLines } from "~/features/deployment/last-lines";
import { firstSentence, furtherSentences } from "~/features/deployment/sentences";
import { useAppPath } from "~/lib/app-path";
import type { ApplicationRead, OverviewRead } from "./types";

/** What needs a person: replicas that do not serve and why, or a deployment that failed last. Nothing when all is well. */
export function Trouble({ read, overview }: { read: ApplicationRead; overview: OverviewRead }) {
  const base = useAppPath();
  const { crash } = overview;
  const bad = read.state === "down" || read.state === "degraded";
  const [last] = overview.deployments.filter(({ endedAt }) => endedAt !== null);
  const failed = read.active === null && (last?.status === "FAILED" || last?.status === "ROLLED_BACK") ? last : null;
  return (
    <>
      {bad && (
        <Row tone={read.state === "down" ? "bad" : "warn"} title={firstSentence(read.note ?? read.evidence)}>
          <p className="text-ink-2">{furtherSentences(read.note ?? "")}</p>
          {crash !== null && (
            <div className="pt-3">
              <p className="pb-2 text-ink-2">
                Replica {crash.slot}{" "}
                {crash.exitCode === null ? "was unhealthy" : `ended with exit code ${crash.exitCode}`}
                {crash.removedAt !== null && (
                  <>
                    , <Time at={crash.removedAt} />
                  </>
                )}
                . {crash.health !== null && `Its health check answered: ${crash.health}`}
              </p>
              <LastLines lines={crash.lines.slice(-8)} label={`Last lines of replica ${crash.slot}`} />
            </div>
          )}
          {read.rights.deploy && read.active === null && (
            <Form method="post" action={base} className="flex flex-wrap gap-2 pt-3">
              <SubmitButton name="intent" value="restart">
                <Icon name="rotate-cw" />
                Restart and try again
              </SubmitButton>
              {read.rights.readLogs && (
                <Link className={buttonClass()} to={`${base}/logs`}>
                  Open the logs
                </Link>
              )}
            </Form>
          )}
        </Row>
      )}
      {failed !== null && failed !== undefined && (
        <Row
          tone={failed.status === "FAILED" ? "bad" : "warn"}
          title={
            <>
              Deployment #{failed.number} {failed.status === "FAILED" ? "failed" : "was rolled back"},{" "}
              <Time at={failed.endedAt ?? failed.createdAt} />
            </>
          }
          end={<TextLink to={`${base}/deployments/${failed.number}`}>See the reason</TextLink>}
        >
          <p className="text-ink-2">{firstSentence(failed.message ?? "")}</p>
        </Row>
      )}
    </>
  );
}

const looks = {
  bad: { box: "bg-bad-soft", icon: <Icon name="circle-x" className="mt-0.5 text-bad-ink" /> },
  warn: { box: "bg-warn-soft", icon: <Icon name="triangle-alert" className="mt-0.5 text-warn-ink" /> },
} as const;

function Row({
  tone,
  title,
  end,
  children,
}: {
  tone: keyof typeof looks;
  title: ReactNode;
  end?: ReactNode;
  children: ReactNode;
}) {
  const look = looks[tone];
  return (
    <section className={`flex gap-2.5 rounded-lg border border-line px-4 py-3 ${look.box}`}>
      {look.icon}
      <div className="min-w-0 flex-1">
        <h2 className="break-words font-[550]">{title}</h2>
        {children}
        {end !== undefined && <p className="pt-1 sm:hidden">{end}</p>}
      </div>
      {end !== undefined && <p className="max-sm:hidden">{end}</p>}
    </section>
  );
}
