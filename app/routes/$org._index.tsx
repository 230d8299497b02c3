import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useOutletContext } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { Icon } from "~/components/ui/icon";
import { buttonClass } from "~/components/ui/button";
import { Columns } from "~/components/ui/columns";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { Strip } from "~/components/ui/strip";
import { TextLink } from "~/components/ui/text-link";
import { Time } from "~/components/ui/time";
import { Attention } from "~/features/overview/attention";
import { deployExample } from "~/features/overview/deploy-example";
import { EmptyOrganization } from "~/features/overview/empty-organization";
import { headline } from "~/features/overview/headline";
import { Nodes } from "~/features/overview/nodes";
import { Progress } from "~/features/overview/progress";
import { Recent } from "~/features/overview/recent";
import { ProjectTable } from "~/features/projects/project-table";
import { crumbs } from "~/features/shell/crumbs";
import type { Frame } from "~/features/shell/frame";
import { page, param, submit } from "~/lib/door";
import { count } from "~/lib/format";
import { useLiveRevalidation } from "~/lib/live/use-live-revalidation";
import { refusalOf } from "~/lib/refusal";

export const meta = () => [{ title: "Overview · Docker Manager" }];

export const handle = crumbs<typeof loader>(() => [{ label: "Overview" }]);

export const loader = page(async ({ context, params }) =>
  context.api.organizations.readOverview({ organization: param(params, "org") }),
);

export const action = submit(async (_form, { context, params, request }) =>
  redirect(await deployExample(context.api, param(params, "org"), new URL(request.url).hostname)),
);

export default function OrganizationOverview() {
  const { totals, attention, nodes, inProgress, deletions, recent, projects, rights } = useLoaderData<typeof loader>();
  const { organization, parts } = useOutletContext<Frame>();
  const refusal = refusalOf(useActionData<typeof action>());
  const org = organization.slug;
  useLiveRevalidation();
  return (
    <>
      <PageHeader
        title={headline(totals)}
        evidence={
          <>
            {totals.projects > 0 ? `${count(totals.projects, "project")}, engine` : "Engine"}
            {parts.seenAt === null ? (
              " not seen yet"
            ) : (
              <>
                {" "}
                and edge seen at <Time at={parts.seenAt} as="clock" />
              </>
            )}
          </>
        }
        actions={
          rights.createProject &&
          totals.applications > 0 && (
            <Link to={`/${org}/projects/new`} className={buttonClass("primary")}>
              <Icon name="plus" />
              New project
            </Link>
          )
        }
      />
      <Notice message={refusal?.message} />
      {totals.applications === 0 ? (
        <EmptyOrganization org={org} canCreate={rights.createProject} />
      ) : (
        <Facts totals={totals} />
      )}
      <Columns
        side={
          <>
            <Nodes org={org} nodes={nodes} />
            <Recent org={org} lines={recent} />
          </>
        }
      >
        <Attention org={org} rows={attention} nodes={nodes} />
        <Progress org={org} lines={inProgress} deletions={deletions} total={totals.inProgress} />
        {projects.length > 0 && (
          <Section
            title="Projects"
            bare
            end={
              projects.length < totals.projects && <TextLink to={`/${org}/projects`}>All {totals.projects}</TextLink>
            }
          >
            <ProjectTable org={org} rows={projects} />
          </Section>
        )}
      </Columns>
    </>
  );
}

type Totals = Awaited<ReturnType<typeof loader>>["totals"];

function Facts({ totals }: { totals: Totals }) {
  const { today } = totals;
  const ended = [`${today.succeeded} succeeded`, ...(today.failed > 0 ? [`${today.failed} failed`] : [])].join(", ");
  return (
    <Strip
      label="Figures"
      facts={[
        { name: "Replicas serving", value: `${totals.serving} of ${totals.desired}`, note: "in all environments" },
        {
          name: "Applications",
          value: totals.applications,
          note:
            totals.running === totals.applications
              ? "none stopped"
              : `${totals.applications - totals.running} stopped or new`,
        },
        { name: "In progress", value: totals.inProgress, note: totals.inProgress === 0 ? "nothing moves" : "now" },
        { name: "Deployments", value: today.all, note: today.all === 0 ? "in the last 24 h" : `last 24 h: ${ended}` },
      ]}
    />
  );
}
