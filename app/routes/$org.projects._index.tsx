import { useLoaderData, useOutletContext } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { Icon } from "~/components/ui/icon";
import { buttonClass } from "~/components/ui/button";
import { Empty } from "~/components/ui/empty";
import { PageHeader } from "~/components/ui/page-header";
import { Pager } from "~/components/ui/pager";
import { Search } from "~/components/ui/search";
import { ProjectTable } from "~/features/projects/project-table";
import { crumbs } from "~/features/shell/crumbs";
import type { Frame } from "~/features/shell/frame";
import { page, param } from "~/lib/door";
import { count } from "~/lib/format";
import { pageNumber } from "~/lib/page-number";

export const meta = () => [{ title: "Projects · Docker Manager" }];

export const handle = crumbs<typeof loader>(() => [{ label: "Projects" }]);

export const loader = page(async ({ context, params, request }) => {
  const { searchParams } = new URL(request.url);
  const search = (searchParams.get("q") ?? "").slice(0, 100);
  const number = pageNumber(searchParams);
  const organization = param(params, "org");
  return { ...(await context.api.projects.listProjects({ organization, search, page: number })), search, page: number };
});

export default function Projects() {
  const { rows, total, pages, page: number, search } = useLoaderData<typeof loader>();
  const { organization, rights } = useOutletContext<Frame>();
  const found = search === "" ? count(total, "project") : `${count(total, "project")} with “${search}” in the name`;
  return (
    <>
      <PageHeader
        title="Projects"
        evidence={`${found}, by name.`}
        actions={
          rights.createProject && (
            <Link to={`/${organization.slug}/projects/new`} className={buttonClass("primary")}>
              <Icon name="plus" />
              New project
            </Link>
          )
        }
      />
      <div>
        <div className="pb-3">
          <Search label="Find a project" />
        </div>
        {rows.length === 0 ? (
          <Empty sentence={search === "" ? "No project yet." : `No project has “${search}” in its name.`} />
        ) : (
          <ProjectTable org={organization.slug} rows={rows} />
        )}
        <Pager page={number} pages={pages} />
      </div>
    </>
  );
}
