import { data, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Columns } from "~/components/ui/columns";
import { Notice } from "~/components/ui/notice";
import { Adopt } from "~/features/node-contents/adopt";
import { ContainerLog } from "~/features/node-contents/container-log";
import { ContainerState } from "~/features/node-contents/container-state";
import { ContentActions } from "~/features/node-contents/content-actions";
import { ContentError } from "~/features/node-contents/content-error";
import { ContentFacts } from "~/features/node-contents/content-facts";
import { runContentIntent } from "~/features/node-contents/content-intents";
import { kindOf, kindWords } from "~/features/node-contents/kinds";
import { RawJson } from "~/features/node-contents/raw-json";
import type { Removal } from "../../server/domain/node-contents/decide-removal";
import { crumbs } from "~/features/shell/crumbs";
import { page, param, submit } from "~/lib/door";
import { refusalOf } from "~/lib/refusal";
import { useAnswer } from "~/lib/use-answer";

const addressOf = (params: Readonly<Record<string, string | undefined>>) => ({
  organization: param(params, "org"),
  node: param(params, "node"),
  kind: kindOf(params.kind),
  id: param(params, "thing"),
});

export const meta = ({ params }: { params: { node?: string; thing?: string } }) => [
  { title: `${params.thing} · ${params.node} · Docker Manager` },
];

export const handle = crumbs<typeof loader>(({ thing }, { org, node }) => [
  { label: kindWords[thing.kind].title, to: `/${org}/nodes/${node}/${thing.kind}` },
  { label: thing.name },
]);

export const loader = page(async ({ context: { api }, params }) => {
  const { kind, ...at } = addressOf(params);
  const [read, log] = await Promise.all([
    api.nodeContents.readNodeContent({ ...at, kind }),
    // Some logging drivers give nothing back, and ours are read elsewhere: the rest of the page does not depend on it.
    kind === "containers" ? api.nodeContents.readContainerLog(at).catch(() => null) : null,
  ]);
  return { ...read, log };
});

export const action = submit(async (form, { context, params }) => {
  const to = await runContentIntent(context.api, addressOf(params), form);
  return to === null ? data(null) : redirect(to);
});

/** One thing on a node: whose it is, what needs it, and what can be done with it. */
export default function NodeContent() {
  const { thing, json, proposal, projects, rights, log } = useLoaderData<typeof loader>();
  const refusal = refusalOf(useAnswer<typeof action>());
  const stays = thing.removal === null ? null : describeStay(thing.removal);
  return (
    <>
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-[320px]">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h2 className="min-w-0 font-semibold text-base/6 [overflow-wrap:anywhere]">{thing.name}</h2>
            {thing.kind === "containers" && <ContainerState state={thing.state} status={thing.status} />}
          </div>
          {stays !== null && <p className="pt-0.5 text-ink-2">{stays}</p>}
        </div>
        <ContentActions thing={thing} control={rights.control} />
      </header>
      {proposal === null && <Notice message={refusal?.message} />}
      <Columns side={<ContentFacts thing={thing} />}>
        {rights.control && <ContainerLog log={log} />}
        {proposal !== null && <Adopt name={thing.name} proposal={proposal} projects={projects} refusal={refusal} />}
        {json !== null && <RawJson json={json} open={!rights.control} />}
      </Columns>
    </>
  );
}

function describeStay(removal: Removal): string | null {
  if (removal.allowed) return null;
  return removal.why === "running" ? "It can be removed once it is stopped." : `It stays. ${removal.reason}`;
}

export const ErrorBoundary = ContentError;
