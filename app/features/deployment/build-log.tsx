import { useParams } from "@remix-run/react";
import { Section } from "~/components/ui/section";
import type { DeploymentRead } from "~/features/application/types";
import { DeploymentLog } from "~/features/logs/deployment-log";

/** What getting the source and the build said; it goes on by itself. Nothing where nothing is built. */
export function BuildLog({ read }: { read: DeploymentRead }) {
  const { org = "", project = "", app = "", env = "" } = useParams();
  const { deployment, log, steps } = read;
  const builds = steps.some(({ key }) => key === "source" || key === "build");
  if (!builds && log.lines.length === 0) return null;
  const address = { organization: org, project, application: app, environment: env, number: deployment.number };
  return (
    <Section title="Log" note="source and build" bare>
      <DeploymentLog {...address} lines={log.lines} live={deployment.endedAt === null} more={log.more} />
    </Section>
  );
}
