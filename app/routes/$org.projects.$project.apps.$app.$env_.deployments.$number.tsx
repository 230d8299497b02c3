import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Icon } from "~/components/ui/icon";
import { SubmitButton } from "~/components/ui/button";
import { Columns } from "~/components/ui/columns";
import { PageHeader } from "~/components/ui/page-header";
import { DeploymentStatus } from "~/components/ui/status";
import { applicationCrumbs } from "~/features/application/application-crumbs";
import { BuildLog } from "~/features/deployment/build-log";
import { CancelDeployment } from "~/features/deployment/cancel-deployment";
import { DeploymentFacts } from "~/features/deployment/deployment-facts";
import { DeploymentOrigin } from "~/features/deployment/deployment-origin";
import { DeploymentSteps } from "~/features/deployment/deployment-steps";
import { FailingContainer } from "~/features/deployment/failing-container";
import { PlacementReasons } from "~/features/deployment/placement-reasons";
import { RolloutPicture } from "~/features/deployment/rollout-picture";
import { describePath } from "~/features/deployment/describe-path";
import { Verdict } from "~/features/deployment/verdict";
import { crumbs } from "~/features/shell/crumbs";
import { appAddressOf } from "~/lib/app-address";
import { appPathOf, useAppPath } from "~/lib/app-path";
import { useLiveRevalidation } from "~/lib/live/use-live-revalidation";
import { page, param } from "~/lib/door";

export const loader = page(async ({ context, params }) => {
  const at = appAddressOf(params);
  const [read, application] = await Promise.all([
    context.api.deployments.readDeployment({ ...at, number: Number(param(params, "number")) }),
    context.api.applications.readApplication(at),
  ]);
  return { read, application };
});

export const handle = crumbs<typeof loader>(({ application, read }, params) => [
  ...applicationCrumbs(application, params),
  { label: "Deployments", to: `${appPathOf(params)}/deployments` },
  { label: `#${read.deployment.number}`, to: `${appPathOf(params)}/deployments/${read.deployment.number}` },
]);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: data
      ? `#${data.read.deployment.number} · ${data.application.application.name} · Docker Manager`
      : "Docker Manager",
  },
];

export default function DeploymentPage() {
  const { read, application } = useLoaderData<typeof loader>();
  const { deployment } = read;
  useLiveRevalidation([deployment.id, application.application.id, application.appEnvironmentId]);
  return (
    <>
      <PageHeader
        title={`Deployment #${deployment.number}`}
        badge={
          <>
            <span role="status">
              <DeploymentStatus status={deployment.status} cancelling={deployment.cancelling} pill />
            </span>
            <span className="text-ink-2">{describePath(deployment)}</span>
          </>
        }
        evidence={<DeploymentOrigin deployment={deployment} application={application} />}
        actions={<Actions />}
      />
      <Verdict read={read} application={application} />
      <Columns side={<DeploymentSteps read={read} />}>
        <RolloutPicture read={read} />
        <FailingContainer read={read} />
        <PlacementReasons placement={read.placement} imageWays={read.imageWays} />
        <BuildLog read={read} />
        <DeploymentFacts read={read} />
      </Columns>
    </>
  );
}

/** By its state: end it, do it again, or go back to what it brought. */
function Actions() {
  const { read, application } = useLoaderData<typeof loader>();
  const { deployment, rights } = read;
  const action = useAppPath();
  if (rights.cancel) return <CancelDeployment deployment={deployment} previous={deployment.previousRelease} />;
  const back =
    deployment.status === "SUCCEEDED" && deployment.kept && deployment.release !== application.release?.number;
  return (
    <>
      {back && rights.rollback && (
        <Form method="post" action={action}>
          <input type="hidden" name="intent" value="rollback" />
          <input type="hidden" name="release" value={String(deployment.release)} />
          <SubmitButton>
            <Icon name="undo-2" />
            Roll back to r{deployment.release}
          </SubmitButton>
        </Form>
      )}
      {rights.deploy && (
        <Form method="post" action={action}>
          <input type="hidden" name="intent" value="deploy" />
          <SubmitButton>
            <Icon name="rotate-cw" />
            Deploy again
          </SubmitButton>
        </Form>
      )}
    </>
  );
}
