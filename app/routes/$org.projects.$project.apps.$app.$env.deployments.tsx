import { useLoaderData, useOutletContext } from "@remix-run/react";
import { Columns } from "~/components/ui/columns";
import { Empty } from "~/components/ui/empty";
import { Section } from "~/components/ui/section";
import { TextLink } from "~/components/ui/text-link";
import type { ApplicationRead } from "~/features/application/types";
import { DeploymentTable } from "~/features/deployment/deployment-table";
import { ReleaseList } from "~/features/deployment/release-list";
import { appAddressOf } from "~/lib/app-address";
import { page } from "~/lib/door";
import { crumbs } from "~/features/shell/crumbs";
import { appPathOf, useAppPath } from "~/lib/app-path";

export const loader = page(async ({ context, params, request }) => {
  const at = appAddressOf(params);
  const before = Number(new URL(request.url).searchParams.get("before"));
  const [list, kept] = await Promise.all([
    context.api.deployments.listDeployments({ ...at, ...(Number.isInteger(before) && before > 0 ? { before } : {}) }),
    context.api.deployments.listReleases(at),
  ]);
  return { ...list, ...kept, paged: before > 0 };
});

export const handle = crumbs<typeof loader>((_, params) => [
  { label: "Deployments", to: `${appPathOf(params)}/deployments` },
]);

export default function Deployments() {
  const { deployments, before, paged, releases, rights } = useLoaderData<typeof loader>();
  const { environment } = useOutletContext<ApplicationRead>();
  const base = useAppPath();
  return (
    <Columns side={<ReleaseList releases={releases} canRollBack={rights.rollback} />}>
      <Section title="Deployments" bare>
        {deployments.length === 0 ? (
          <Empty sentence={paged ? "No older deployment." : `Nothing was deployed to ${environment.name} yet.`} />
        ) : (
          <DeploymentTable rows={deployments} />
        )}
        <p className="flex justify-between pt-3">
          {paged ? <TextLink to={`${base}/deployments`}>Newest</TextLink> : <span />}
          {before !== null && <TextLink to={`?before=${before}`}>Older deployments</TextLink>}
        </p>
      </Section>
    </Columns>
  );
}
