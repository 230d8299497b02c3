import { useLoaderData, useParams, useSearchParams } from "@remix-run/react";
import { useEffect } from "react";
import { buttonClass } from "~/components/ui/button";
import { Empty } from "~/components/ui/empty";
import { ErrorPage } from "~/components/ui/error-page";
import { Link } from "~/components/ui/link";
import { PageHeader } from "~/components/ui/page-header";
import { TextLink } from "~/components/ui/text-link";
import { DeploymentList } from "~/features/all-deployments/deployment-list";
import { Filters } from "~/features/all-deployments/filters";
import { describeList } from "~/features/all-deployments/describe-list";
import { isAboutList } from "~/features/all-deployments/is-about-list";
import { crumbs } from "~/features/shell/crumbs";
import { page, param } from "~/lib/door";
import { addConcern } from "~/lib/live/concerns";

const states = ["all", "moving", "failed", "succeeded"] as const;

export const meta = () => [{ title: "Deployments · Docker Manager" }];

export const handle = crumbs<typeof loader>(() => [{ label: "Deployments" }]);

export const loader = page(async ({ context: { api }, params, request }) => {
  const { searchParams } = new URL(request.url);
  const state = states.find((one) => one === searchParams.get("state")) ?? "all";
  const read = await api.organizations.listDeployments({
    organization: param(params, "org"),
    state,
    project: searchParams.get("project") || undefined,
    environment: searchParams.get("env") || undefined,
    application: (searchParams.get("q") ?? "").slice(0, 100),
    before: searchParams.get("before")?.slice(0, 80),
  });
  return { ...read, state };
});

/** The deployments of all applications, what is on its way before what has ended. */
export default function Deployments() {
  const { rows, moving, movingShown, next, projects, environments, state } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const { org = "" } = useParams();
  useEffect(() => addConcern(isAboutList), []);
  const filtered = ["project", "env", "q", "state"].some((name) => params.get(name));
  return (
    <>
      <PageHeader title="Deployments" evidence={describeList(state, moving, params.has("before"))} />
      <div>
        <Filters projects={projects} environments={environments} />
        {rows.length === 0 ? (
          <Nothing org={org} filtered={filtered} paged={params.has("before")} />
        ) : (
          <DeploymentList org={org} rows={rows} page={String(params)} />
        )}
        <nav aria-label="Pages" className="flex flex-wrap items-center gap-2 pt-3 empty:hidden">
          {moving !== null && moving > movingShown && (
            <TextLink to={withParam(params, "state", "moving")}>All {moving} in progress</TextLink>
          )}
          {params.has("before") && (
            <Link to={withParam(params, "before", null)} className={buttonClass("default", "sm")}>
              Newest
            </Link>
          )}
          {next !== null && (
            <Link rel="next" to={withParam(params, "before", next)} className={buttonClass("default", "sm")}>
              Older
            </Link>
          )}
        </nav>
      </div>
    </>
  );
}

function withParam(params: URLSearchParams, name: string, value: string | null): string {
  const other = new URLSearchParams(params);
  if (value === null) other.delete(name);
  else other.set(name, value);
  return `?${other}`;
}

function Nothing({ org, filtered, paged }: { org: string; filtered: boolean; paged: boolean }) {
  if (paged) return <Empty sentence="There is no older deployment." />;
  return (
    <Empty sentence={filtered ? "No deployment matches these filters." : "Nothing was deployed yet."}>
      {filtered ? (
        <Link to={`/${org}/deployments`} className={buttonClass()}>
          Show all deployments
        </Link>
      ) : (
        <Link to={`/${org}/projects`} className={buttonClass()}>
          Choose an application
        </Link>
      )}
    </Empty>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
