import { data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useParams, useSearchParams } from "@remix-run/react";
import { buttonClass, SubmitButton } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { Field } from "~/components/ui/field";
import { Link } from "~/components/ui/link";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { Segments } from "~/components/ui/segments";
import type { Api } from "../../server/services/api";
import { ConnectionFields } from "~/features/nodes/connection-fields";
import { parseConnection, parseWay, readOffer, toFields } from "~/features/nodes/parse-connection";
import { InstallOffer } from "~/features/nodes/install-offer";
import { Installing } from "~/features/nodes/installing";
import { AcceptKeys, PreflightResult } from "~/features/nodes/preflight-result";
import { describePreflight } from "~/features/nodes/words";
import { crumbs } from "~/features/shell/crumbs";
import { page, param, submit, text, valuesOf } from "~/lib/door";
import { refusalOf } from "~/lib/refusal";

export const meta = () => [{ title: "Add a node · Docker Manager" }];

export const handle = crumbs<typeof loader>((_data, { org }) => [
  { label: "Nodes", to: `/${org}/nodes` },
  { label: "Add a node" },
]);

export const loader = page(async ({ context, params, request }) => {
  const known = new URL(request.url).searchParams.get("context");
  const organization = param(params, "org");
  return context.api.nodes.readNewNode({ organization, ...(known === null ? {} : { context: known }) });
});

export const action = submit(async (form, { context: { api }, params }) => {
  const organization = param(params, "org");
  const connection = parseConnection(form);
  if (text(form, "intent") === "register") {
    const shared = text(form, "shared") === "on";
    const { name } = await api.nodes.registerNode({ organization, name: text(form, "name"), connection, shared });
    return redirect(`/${organization}/nodes/${name}`);
  }
  if (text(form, "intent") === "check") {
    const preflight = await api.nodes.runPreflight({ organization, connection });
    return data({ preflight, values: valuesOf(form) });
  }
  const { run, draft } = await installOrLook(form, api, { organization, connection });
  const read = await api.nodes.readInstallation({ organization, run });
  return data({ installing: { run, draft, read }, values: valuesOf(form) });
});

/** Begins to install Docker, cancels it, or only looks how far it is. */
async function installOrLook(
  form: FormData,
  { nodes }: Api,
  input: Parameters<Api["nodes"]["installDocker"]>[0],
): Promise<{ readonly run: string; readonly draft: string }> {
  const { organization } = input;
  const run = text(form, "run");
  if (text(form, "intent") === "install") return nodes.installDocker(input);
  if (text(form, "intent") === "cancel") await nodes.cancelInstallation({ organization, run });
  return { run, draft: text(form, "draft") };
}

const options = [
  { value: "ssh", label: "SSH" },
  { value: "tls", label: "TCP with TLS" },
] as const;
const socket = { value: "socket", label: "Socket" } as const;

export default function NewNode() {
  const { publicKey, draft, first, certified } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [params] = useSearchParams();
  const { org = "" } = useParams();
  const by = parseWay(params.get("by"));
  const refusal = refusalOf(answer);
  const checked = answer !== undefined && "preflight" in answer ? answer : null;
  const begun = answer !== undefined && "installing" in answer ? answer : null;
  const answered = checked ?? begun;
  const errors = toFields(refusal?.fields ?? {});
  const values: Readonly<Record<string, string | undefined>> = answered?.values ?? refusal?.values ?? readOffer(params);
  const pair = values.pair ?? "new";
  // A pair that is in use stays, though the page made another one just now.
  const line = pair === "new" ? (values.line ?? publicKey) : publicKey;
  const ready = checked?.preflight.ready ?? false;
  return (
    <>
      <PageHeader
        title="Add a node"
        evidence="A machine with Docker on which applications shall run. Nothing is changed there unless you say so."
        actions={
          first && (
            <Link to={`/${org}/nodes/find`} className={buttonClass()}>
              Find machines
            </Link>
          )
        }
      />
      <div>
        <Segments label="Reached by" name="by" options={first ? [...options, socket] : options} />
      </div>
      <Form method="post" className="flex max-w-2xl flex-col items-stretch gap-4">
        <Notice message={refusal !== undefined && Object.keys(errors).length === 0 ? refusal.message : undefined} />
        <input type="hidden" name="by" value={by} />
        <input
          type="hidden"
          name="draft"
          value={checked?.preflight.draft ?? begun?.installing.draft ?? values.draft ?? draft}
        />
        <input type="hidden" name="draftOf" value={answered === null ? (values.draftOf ?? "new") : pair} />
        <input type="hidden" name="line" value={line} />
        <div className="max-w-xs">
          <Field
            label="Name"
            name="name"
            defaultValue={values.name ?? ""}
            placeholder="fra-01"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            error={errors.name}
          />
        </div>
        <ConnectionFields
          key={by}
          {...{ by, errors, publicKey: line, stored: by === "tls" && (certified || answered !== null) }}
          values={{ ...values, ...(answered === null ? {} : { draftOf: pair }) }}
        />
        {first && (
          <Checkbox
            label="For all organisations"
            name="shared"
            defaultChecked={values.shared === "on"}
            help="They may run on it and see it; only yours may change it."
          />
        )}
        <div aria-live="polite" className="flex flex-col gap-4 empty:hidden">
          {checked !== null && (
            <Section title="What was found" note={describePreflight(checked.preflight)} bare>
              <PreflightResult checks={checked.preflight.checks} />
            </Section>
          )}
          {checked?.preflight.install && <InstallOffer offer={checked.preflight.install} />}
          {begun !== null && <Installing {...begun.installing} />}
        </div>
        <AcceptKeys
          hostKeys={checked?.preflight.hostKeys ?? []}
          accepted={values.fingerprint === undefined ? null : values}
          error={errors.fingerprint}
        />
        {begun === null && (
          <div className="flex flex-wrap gap-2">
            {ready && (
              <SubmitButton look="primary" name="intent" value="register">
                Register this node
              </SubmitButton>
            )}
            <SubmitButton
              look={ready || checked?.preflight.install?.offered ? "default" : "primary"}
              name="intent"
              value="check"
            >
              {checked === null ? "Check the connection" : "Check again"}
            </SubmitButton>
          </div>
        )}
      </Form>
    </>
  );
}
