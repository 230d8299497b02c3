import { Outlet, useOutletContext } from "@remix-run/react";
import { crumbs } from "~/features/shell/crumbs";
import { page, param } from "~/lib/door";

/** What all pages of a project share: its name, its environments, its folders, one's rights in it. */
export const loader = page(async ({ context, params }) =>
  context.api.projects.readProject({ organization: param(params, "org"), project: param(params, "project") }),
);

export const handle = crumbs<typeof loader>(({ project }, { org }) => [
  { label: project.name, to: `/${org}/projects/${project.slug}` },
]);

export default function ProjectFrame() {
  return <Outlet context={useOutletContext()} />;
}
