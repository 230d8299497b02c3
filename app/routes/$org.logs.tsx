import { type ShouldRevalidateFunction, useLoaderData, useParams } from "@remix-run/react";
import { buttonClass } from "~/components/ui/button";
import { Empty } from "~/components/ui/empty";
import { ErrorPage } from "~/components/ui/error-page";
import { Link } from "~/components/ui/link";
import { PageHeader } from "~/components/ui/page-header";
import { describeFollowed } from "~/features/all-logs/describe-followed";
import { FollowedTags, logsOf } from "~/features/all-logs/followed-tags";
import { LazyLines } from "~/features/all-logs/lazy-lines";
import { parseLogChoice } from "~/features/all-logs/log-choice";
import { LogChooser } from "~/features/all-logs/log-chooser";
import { crumbs } from "~/features/shell/crumbs";
import { page, param } from "~/lib/door";

export const meta = () => [{ title: "Logs · Docker Manager" }];

export const handle = crumbs<typeof loader>(() => [{ label: "Logs" }]);

export const loader = page(async ({ context: { api }, params, request }) => {
  const choice = parseLogChoice(new URL(request.url).searchParams);
  const read = await api.logs.listLoggedApplications({
    organization: param(params, "org"),
    applications: [...choice.applications],
    search: choice.search,
    environment: choice.environment || undefined,
  });
  return { read, choice };
});

/** What was deployed meanwhile does not change what one follows: that would take the lines away that one reads. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl }) => currentUrl.href !== nextUrl.href;

/** What several applications write, in one view. */
export default function Logs() {
  const { read, choice } = useLoaderData<typeof loader>();
  const { org = "" } = useParams();
  const { followed, total } = read;
  const { applications, left } = choice;
  const words = describeFollowed({ followed: followed.length, chosen: applications.length, left, total });
  const key = followed.map(({ id }) => id).join(" ");
  return (
    <>
      <PageHeader title="Logs" evidence={words} />
      <div className="flex flex-col gap-3">
        <LogChooser choice={choice} read={read} />
        {followed.length === 0 ? (
          <Nothing org={org} filtered={applications.length > 0 || choice.search !== "" || choice.environment !== ""} />
        ) : (
          <>
            <FollowedTags org={org} choice={choice} followed={followed} />
            <noscript>
              <p className="text-ink-2">
                Lines come by themselves, which needs JavaScript. Each of the applications above leads to its own lines
                of the last 15 min, which do not.
              </p>
            </noscript>
            <LazyLines
              key={key}
              org={org}
              followed={followed.map((row) => ({
                ...row,
                origin: { name: row.applicationName, environment: row.environmentName, logs: logsOf(org, row) },
              }))}
            />
          </>
        )}
      </div>
    </>
  );
}

function Nothing({ org, filtered }: { org: string; filtered: boolean }) {
  return (
    <Empty sentence={filtered ? "No application like that runs." : "Nothing runs yet, so nothing is written."}>
      <Link to={filtered ? `/${org}/logs` : `/${org}/projects`} className={buttonClass()}>
        {filtered ? "Show those deployed last" : "Choose an application to deploy"}
      </Link>
    </Empty>
  );
}

export function ErrorBoundary() {
  return <ErrorPage />;
}
