import { Link, useLoaderData } from "@remix-run/react";
import { Empty } from "~/components/ui/empty";
import { PageHeader } from "~/components/ui/page-header";
import { Time } from "~/components/ui/time";
import { page, param } from "~/lib/door";

export const meta = () => [{ title: "Activity · Docker Manager" }];

export const loader = page(async ({ context, params, request }) => {
  const before = new URL(request.url).searchParams.get("before");
  return context.api.organizations.listActivity({
    organization: param(params, "org"),
    ...(before === null ? {} : { before }),
  });
});

export default function ActivityPage() {
  const { lines, next } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader title="Activity" evidence="Who did what, newest first." />
      {lines.length === 0 && <Empty sentence="Nothing happened yet." />}
      <ul className="divide-y divide-line border-line border-y">
        {lines.map((line) => (
          <li key={line.id} className="flex flex-wrap items-baseline gap-x-3 py-2">
            <span className="font-[550]">{line.actorName}</span>
            <span className="font-mono text-ink-2 text-xs">{line.action}</span>
            <span className="min-w-0 break-words">{line.subjectName}</span>
            <span className="ml-auto text-ink-3 text-xs">
              <Time at={new Date(line.createdAt)} />
            </span>
          </li>
        ))}
      </ul>
      {next !== null && (
        <Link className="text-accent-ink" to={`?before=${next}`}>
          Older
        </Link>
      )}
    </>
  );
}
