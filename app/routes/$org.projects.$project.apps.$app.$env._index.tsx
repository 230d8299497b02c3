import { useLoaderData, useOutletContext } from "@remix-run/react";
import { Columns } from "~/components/ui/columns";
import { Empty } from "~/components/ui/empty";
import { Section } from "~/components/ui/section";
import { TextLink } from "~/components/ui/text-link";
import { DeployButton } from "~/features/application/app-header";
import { DomainLinks } from "~/features/application/domain-links";
import { LastHour } from "~/features/application/last-hour";
import { PendingPanel } from "~/features/application/pending-panel";
import { ReleaseFacts } from "~/features/application/release-facts";
import { ReplicaSection } from "~/features/application/replica-section";
import { RunningPanel } from "~/features/application/running-panel";
import { describeSource } from "~/features/application/describe-source";
import { Trouble } from "~/features/application/trouble";
import type { ApplicationRead } from "~/features/application/types";
import { DeploymentTable } from "~/features/deployment/deployment-table";
import { appAddressOf } from "~/lib/app-address";
import { useAppPath } from "~/lib/app-path";
import { page } from "~/lib/door";
import { count } from "~/lib/format";

export const loader = page(async ({ context, params }) => context.api.applications.readOverview(appAddressOf(params)));

export default function ApplicationOverview() {
  const overview = useLoaderData<typeof loader>();
  const read = useOutletContext<ApplicationRead>();
  const base = useAppPath();
  const { deployments, total, domains } = overview;
  const never = read.release === null && read.active === null;
  return (
    <Columns
      side={
        <>
          {read.release !== null && <ReleaseFacts release={read.release} />}
          <LastHour traffic={overview.traffic} domains={domains} />
          <PendingPanel read={read} />
          <DomainLinks domains={domains} canEdit={read.rights.update} />
        </>
      }
    >
      <Trouble read={read} overview={overview} />
      {read.active !== null && <RunningPanel read={read} progress={overview.progress} />}
      {never && read.application.deletingSince === null && (
        <Empty sentence={`Never deployed to ${read.environment.name}. ${describeSource(read.application)}`}>
          {read.rights.deploy && <DeployButton />}
        </Empty>
      )}
      <ReplicaSection read={read} />
      {total > 0 && (
        <Section
          title="Deployments"
          bare
          end={
            <TextLink to={`${base}/deployments`}>{total > 1 ? `All ${total}` : count(total, "deployment")}</TextLink>
          }
        >
          <DeploymentTable rows={deployments} />
        </Section>
      )}
    </Columns>
  );
}
