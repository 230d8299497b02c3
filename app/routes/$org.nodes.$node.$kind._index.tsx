import { data } from "@remix-run/node";
import { useLoaderData, useParams, useSearchParams } from "@remix-run/react";
import { buttonClass } from "~/components/ui/button";
import { Empty } from "~/components/ui/empty";
import { Link } from "~/components/ui/link";
import { Pager } from "~/components/ui/pager";
import { Section } from "~/components/ui/section";
import { Time } from "~/components/ui/time";
import { ContentError } from "~/features/node-contents/content-error";
import { ContentFilters } from "~/features/node-contents/content-filters";
import { ContentTable } from "~/features/node-contents/content-table";
import { describeContents } from "~/features/node-contents/describe-contents";
import { kindOf, kindWords, readWish } from "~/features/node-contents/kinds";
import { NewContent } from "~/features/node-contents/new-content";
import type { ContentKind } from "../../server/domain/node-contents/thing";
import { crumbs } from "~/features/shell/crumbs";
import { page, param, submit, text } from "~/lib/door";
import { pageNumber } from "~/lib/page-number";

export const meta = ({ params }: { params: { node?: string; kind?: string } }) => [
  { title: `${kindWords[params.kind as ContentKind]?.title ?? "Not found"} · ${params.node} · Docker Manager` },
];

export const handle = crumbs<typeof loader>(({ kind }) => [{ label: kindWords[kind].title }]);

export const loader = page(async ({ context, params, request }) => {
  const kind = kindOf(params.kind);
  const { searchParams } = new URL(request.url);
  const read = await context.api.nodeContents.listNodeContents({
    ...{ organization: param(params, "org"), node: param(params, "node"), kind },
    ...readWish(searchParams),
    page: pageNumber(searchParams),
  });
  return { ...read, kind };
});

export const action = submit(async (form, { context, params }) => {
  const at = { organization: param(params, "org"), node: param(params, "node"), name: text(form, "name") };
  const { nodeContents } = context.api;
  if (kindOf(params.kind) === "volumes") await nodeContents.createNodeVolume({ ...at, labels: text(form, "labels") });
  else await nodeContents.createNodeNetwork({ ...at, subnet: text(form, "subnet"), internal: form.has("internal") });
  return data(null);
});

/** Everything of one kind that is on a node, as its engine said a moment ago. */
export default function NodeContents() {
  const { kind, rows, total, page: current, pages, rights, ...read } = useLoaderData<typeof loader>();
  const { org, node } = useParams();
  const [params] = useSearchParams();
  const words = kindWords[kind];
  const base = `/${org}/nodes/${node}/${kind}`;
  const filtered = params.has("q") || params.has("show");
  return (
    <Section
      title={words.title}
      bare
      note={
        <>
          {describeContents(kind, read)} Read <Time at={read.readAt} />.
        </>
      }
      end={
        rights.manage && (
          <>
            {(kind === "volumes" || kind === "networks") && <NewContent key={read.known} kind={kind} />}
            <Link to={`${base}/prune`} className={buttonClass()}>
              Prune…
            </Link>
          </>
        )
      }
    >
      <ContentFilters kind={kind} manage={rights.manage} />
      {rows.length === 0 ? (
        <Empty sentence={filtered ? `No ${words.one} matches these filters.` : words.none}>
          {filtered && (
            <Link to={base} className={buttonClass()}>
              Show all {words.many}
            </Link>
          )}
        </Empty>
      ) : (
        <ContentTable kind={kind} rows={rows} />
      )}
      <Pager page={current} pages={pages} />
    </Section>
  );
}

export const ErrorBoundary = ContentError;
