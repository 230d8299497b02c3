import { useLoaderData, useSearchParams } from "@remix-run/react";
import { useEffect } from "react";
import { buttonClass } from "~/components/ui/button";
import { Empty } from "~/components/ui/empty";
import { Link } from "~/components/ui/link";
import { PageHeader } from "~/components/ui/page-header";
import { ActivityFilters } from "~/features/activity/activity-filters";
import { ActivityList } from "~/features/activity/activity-list";
import { readFilter } from "~/features/activity/read-filter";
import { crumbs } from "~/features/shell/crumbs";
import { page, param } from "~/lib/door";
import { addConcern } from "~/lib/live/concerns";

export const meta = () => [{ title: "Activity · Docker Manager" }];

export const handle = crumbs<typeof loader>(() => [{ label: "Activity" }]);

export const loader = page(async ({ context: { api }, params, request }) => {
  const organization = param(params, "org");
  const [activity, { members }] = await Promise.all([
    api.organizations.listActivity(readFilter(organization, request)),
    api.members.listMembers({ organization }),
  ]);
  return { ...activity, people: members.map(({ id, name }) => ({ id, name })) };
});

export default function ActivityPage() {
  const { lines, next, people, projects } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  useEffect(() => addConcern(({ type }) => type === "activity.new"), []);
  const without = (name: string) => new URLSearchParams([...params].filter(([key]) => key !== name));
  const older = without("before");
  if (next !== null) older.set("before", next);
  return (
    <>
      <PageHeader
        title="Activity"
        evidence="Who did what, newest first."
        actions={<Export params={String(without("before"))} />}
      />
      <div>
        <ActivityFilters people={people} projects={projects} />
        {lines.length === 0 ? (
          <Empty sentence="Nothing matches these filters." />
        ) : (
          <ActivityList lines={lines} page={String(params)} />
        )}
        <nav aria-label="Pages" className="flex gap-2 pt-3 empty:hidden">
          {params.has("before") && (
            <Link to={`?${without("before")}`} className={buttonClass("default", "sm")}>
              Newest
            </Link>
          )}
          {next !== null && (
            <Link rel="next" to={`?${older}`} className={buttonClass("default", "sm")}>
              Older
            </Link>
          )}
        </nav>
      </div>
    </>
  );
}

/** The lines that the filters leave, all pages of them, as a file. */
function Export({ params }: { params: string }) {
  return (["csv", "jsonl"] as const).map((format) => (
    <a key={format} download href={`activity/export?${params}&format=${format}`} className={buttonClass()}>
      {format === "csv" ? "Export CSV" : "Export JSON"}
    </a>
  ));
}
