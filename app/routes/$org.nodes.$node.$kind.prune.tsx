import { useLoaderData, useParams } from "@remix-run/react";
import { buttonClass } from "~/components/ui/button";
import { Empty } from "~/components/ui/empty";
import { Link } from "~/components/ui/link";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { ContentError } from "~/features/node-contents/content-error";
import { describePlan, describeStays } from "~/features/node-contents/describe-plan";
import { kindOf, kindWords } from "~/features/node-contents/kinds";
import { PruneForm } from "~/features/node-contents/prune-form";
import { Pruned } from "~/features/node-contents/pruned";
import { crumbs } from "~/features/shell/crumbs";
import { page, param, submit } from "~/lib/door";
import { refusalOf } from "~/lib/refusal";
import { useAnswer } from "~/lib/use-answer";

const addressOf = (params: Readonly<Record<string, string | undefined>>) => ({
  organization: param(params, "org"),
  node: param(params, "node"),
  kind: kindOf(params.kind),
});

export const meta = ({ params }: { params: { node?: string; kind?: string } }) => [
  { title: `Prune ${params.kind} · ${params.node} · Docker Manager` },
];

export const handle = crumbs<typeof loader>(({ kind }, { org, node }) => [
  { label: kindWords[kind].title, to: `/${org}/nodes/${node}/${kind}` },
  { label: "Prune" },
]);

export const loader = page(async ({ context, params }) => {
  const at = addressOf(params);
  return { ...(await context.api.nodeContents.readPrunePlan(at)), kind: at.kind };
});

export const action = submit(async (form, { context, params }) => {
  const ids = form.getAll("ids").filter((id) => typeof id === "string");
  return { pruned: await context.api.nodeContents.pruneNode({ ...addressOf(params), ids }) };
});

/** A dry run: what nothing needs, with reasons and sizes. What is ticked goes, exactly that. */
export default function Prune() {
  const { kind, candidates, total, bytes, stays } = useLoaderData<typeof loader>();
  const { org, node } = useParams();
  const answer = useAnswer<typeof action>();
  const result = answer && "pruned" in answer ? answer.pruned : null;
  const { many, title } = kindWords[kind];
  return (
    <Section
      title={`Prune ${many}`}
      bare
      end={
        <Link to={`/${org}/nodes/${node}/${kind}`} className={buttonClass()}>
          All {many}
        </Link>
      }
    >
      <div className="flex flex-col gap-5">
        <p className="max-w-3xl text-ink-2">
          {describePlan(kind, total, candidates.length, bytes)} {describeStays(stays)}
        </p>
        <Notice message={refusalOf(answer)?.message} />
        {result !== null && <Pruned kind={kind} result={result} />}
        {candidates.length === 0 ? (
          <Empty sentence={`${title} that nothing needs: none.`} />
        ) : (
          <PruneForm key={candidates.map(({ id }) => id).join()} kind={kind} candidates={candidates} />
        )}
      </div>
    </Section>
  );
}

export const ErrorBoundary = ContentError;
