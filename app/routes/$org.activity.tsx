import { Form, useLoaderData, useSearchParams, useSubmit } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { buttonClass } from "~/components/ui/button";
import { Empty } from "~/components/ui/empty";
import { PageHeader } from "~/components/ui/page-header";
import { Segments } from "~/components/ui/segments";
import { ActivityLine } from "~/features/activity/activity-line";
import { crumbs } from "~/features/shell/crumbs";
import { page, param } from "~/lib/door";

const kinds = [
  { value: "all", label: "All" },
  { value: "applications", label: "Applications" },
  { value: "projects", label: "Projects" },
  { value: "people", label: "People" },
] as const;

export const meta = () => [{ title: "Activity · Docker Manager" }];

export const handle = crumbs<typeof loader>(() => [{ label: "Activity" }]);

export const loader = page(async ({ context: { api }, params, request }) => {
  const { searchParams } = new URL(request.url);
  const organization = param(params, "org");
  const what = kinds.find(({ value }) => value === searchParams.get("what"))?.value ?? "all";
  const [activity, { members }] = await Promise.all([
    api.organizations.listActivity({
      organization,
      before: searchParams.get("before") ?? undefined,
      who: searchParams.get("who") || undefined,
      what: what === "all" ? undefined : what,
    }),
    api.members.listMembers({ organization }),
  ]);
  return { ...activity, people: members.map(({ id, name }) => ({ id, name })) };
});

export default function ActivityPage() {
  const { lines, next, people } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const older = new URLSearchParams(params);
  if (next !== null) older.set("before", next);
  const newest = new URLSearchParams(params);
  newest.delete("before");
  return (
    <>
      <PageHeader title="Activity" evidence="Who did what, newest first." />
      <div>
        <div className="flex flex-wrap items-center gap-2 pb-3">
          <Who people={people} />
          <Segments label="What" name="what" options={kinds} drop={["before"]} />
        </div>
        {lines.length === 0 ? (
          <Empty sentence="Nothing matches these filters." />
        ) : (
          <ul className="divide-y divide-line border-line border-y">
            {lines.map((line) => (
              <li key={line.id}>
                <ActivityLine line={line} />
              </li>
            ))}
          </ul>
        )}
        <nav aria-label="Pages" className="flex gap-2 pt-3 empty:hidden">
          {params.has("before") && (
            <Link to={`?${newest}`} className={buttonClass("default", "sm")}>
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

/** Without JavaScript, Enter or the button shows what was chosen. */
function Who({ people }: { people: readonly { readonly id: string; readonly name: string }[] }) {
  const [params] = useSearchParams();
  const submit = useSubmit();
  const what = params.get("what");
  return (
    <Form method="get" className="flex gap-2" onChange={(event) => submit(event.currentTarget, { replace: true })}>
      {what !== null && <input type="hidden" name="what" value={what} />}
      <select
        name="who"
        aria-label="Who"
        defaultValue={params.get("who") ?? ""}
        className="h-8 max-w-52 rounded-md border border-line-control bg-surface px-2 pointer-coarse:h-10"
      >
        <option value="">Everybody</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <noscript>
        <button type="submit">Show</button>
      </noscript>
    </Form>
  );
}
