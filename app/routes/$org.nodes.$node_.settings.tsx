import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { AccessSection } from "~/features/nodes/access-section";
import { ChangedKey } from "~/features/nodes/changed-key";
import { DutySection } from "~/features/nodes/duty-section";
import { parseConnection, toFields } from "~/features/nodes/parse-connection";
import { parseNodeUse } from "~/features/nodes/parse-node-use";
import { RemoveNode } from "~/features/nodes/remove-node";
import { UseLines } from "~/features/nodes/use-lines";
import { UseSection } from "~/features/nodes/use-section";
import { crumbs } from "~/features/shell/crumbs";
import { page, param, submit, text, valuesOf } from "~/lib/door";
import { useLiveRevalidation } from "~/lib/live/use-live-revalidation";
import { refusalOf } from "~/lib/refusal";

export const meta = ({ params }: { params: { node?: string } }) => [
  { title: `Settings · ${params.node} · Docker Manager` },
];

export const handle = crumbs<typeof loader>(({ node }, { org }) => [
  { label: "Nodes", to: `/${org}/nodes` },
  { label: node.name, to: `/${org}/nodes/${node.name}` },
  { label: "Settings" },
]);

export const loader = page(async ({ context: { api }, params }) => {
  const organization = param(params, "org");
  const at = { organization, node: param(params, "node") };
  const [node, { publicKey, draft }, { command }] = await Promise.all([
    api.nodes.readNodeSettings(at),
    api.nodes.readNewNode({ organization }),
    api.nodes.readDockerCommand(at),
  ]);
  return { node, publicKey, draft, command };
});

export const action = submit(async (form, { context: { api }, params }) => {
  const organization = param(params, "org");
  const at = { organization, node: param(params, "node") };
  const intent = text(form, "intent");
  switch (intent) {
    case "use": {
      const { name } = await api.nodes.updateNode({ ...at, ...parseNodeUse(form) });
      return name === at.node ? data({ saved: intent }) : redirect(`/${organization}/nodes/${name}/settings`);
    }
    case "access":
      await api.nodes.updateNodeAccess({
        ...at,
        connection: parseConnection(form),
        anew: text(form, "anew") === "on",
      });
      return data({ saved: intent });
    case "accept": {
      const of = text(form, "of") === "jump" ? "jump" : "host";
      const [fingerprint, confirm] = [text(form, "fingerprint"), text(form, "confirm")];
      await api.nodes.acceptHostKey({ ...at, of, fingerprint, confirm });
      return data({ saved: intent });
    }
    case "context":
    case "context-back":
      await api.nodes.switchContext({ ...at, back: intent === "context-back" });
      return data({ saved: intent });
    case "remove":
      await api.nodes.removeNode({ ...at, confirm: text(form, "confirm") });
      return redirect(`/${organization}/nodes`);
    default: {
      const duty = intent === "drain" ? "draining" : intent === "disable" ? "disabled" : "active";
      await api.nodes.setNodeDuty({ ...at, duty });
      return data({ saved: "duty", values: valuesOf(form) });
    }
  }
});

export default function NodeSettings() {
  const { node, publicKey, draft, command } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { org = "" } = useParams();
  useLiveRevalidation([node.id]);
  const refusal = refusalOf(answer);
  const errors = toFields(refusal?.fields ?? {});
  const values = refusal?.values ?? {};
  const saved = answer !== undefined && "saved" in answer ? answer.saved : null;
  const common = { errors, values, saved };
  return (
    <>
      <PageHeader
        title={`Settings of ${node.name}`}
        evidence={
          node.shared
            ? "A node of the installation: the applications of all organisations may run on it."
            : "Only applications of this organisation run on it."
        }
      />
      <Notice message={refusal !== undefined && Object.keys(errors).length === 0 ? refusal.message : undefined} />
      {node.shownHostKey !== null && <ChangedKey name={node.name} shown={node.shownHostKey} />}
      <div className="flex max-w-2xl flex-col gap-8">
        <UseSection node={node} {...common} />
        <DutySection name={node.name} duty={node.duty} since={node.dutySince} />
        <AccessSection node={node} publicKey={publicKey} draft={draft} {...common} />
        <UseLines name={node.name} way={node.way} file={`/${org}/nodes/${node.name}/context`} command={command} />
        <RemoveNode org={org} node={node} />
      </div>
    </>
  );
}
