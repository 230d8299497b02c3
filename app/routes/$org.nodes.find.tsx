import { data } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useParams } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { offerContext, offerFound, offerHost } from "~/features/nodes/offer-machines";
import { Offers } from "~/features/nodes/offers";
import { crumbs } from "~/features/shell/crumbs";
import { page, param, submit, text } from "~/lib/door";
import { count } from "~/lib/format";
import { refusalOf } from "~/lib/refusal";

export const meta = () => [{ title: "Find machines · Docker Manager" }];

export const handle = crumbs<typeof loader>((_data, { org }) => [
  { label: "Nodes", to: `/${org}/nodes` },
  { label: "Find machines" },
]);

export const loader = page(async ({ context, params }) =>
  context.api.nodes.listMachines({ organization: param(params, "org") }),
);

export const action = submit(async (form, { context, params }) => {
  const range = text(form, "range");
  const scan = await context.api.nodes.scanRange({ organization: param(params, "org"), range });
  return data({ ...scan, range });
});

export default function FindMachines() {
  const { contexts, hosts } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { org = "" } = useParams();
  const refusal = refusalOf(answer);
  const scan = answer !== undefined && "found" in answer ? answer : null;
  return (
    <>
      <PageHeader
        title="Find machines"
        evidence="What the machine that Docker Manager runs on knows, and what answers in a range that you give. Nothing is added by itself."
      />
      <div className="flex max-w-2xl flex-col gap-8">
        <Section title="Docker contexts" note={contexts.length}>
          <Offers org={org} offers={contexts.map(offerContext)} empty="No context leads to another machine." />
        </Section>
        <Section title="SSH configuration" note={hosts.length}>
          <Offers org={org} offers={hosts.map(offerHost)} empty="No host is named there." />
        </Section>
        <Section title="A range">
          <p className="pb-3 text-ink-2">
            Tries the ports 22, 2375 and 2376 of each address of a private network, at most 256 addresses. Nothing is
            sent.
          </p>
          <Notice message={refusal?.fields.range === undefined ? refusal?.message : undefined} />
          <Form method="post" preventScrollReset className="flex flex-wrap items-start gap-3">
            <div className="w-60">
              <Field
                label="Range"
                name="range"
                defaultValue={scan?.range ?? refusal?.values.range ?? ""}
                placeholder="10.0.0.0/24"
                autoComplete="off"
                spellCheck={false}
                error={refusal?.fields.range}
              />
            </div>
            <div className="pt-6">
              <SubmitButton>Look</SubmitButton>
            </div>
          </Form>
          <div aria-live="polite" className="pt-3 empty:hidden">
            {scan !== null && (
              <>
                <p className="text-ink-2">
                  {count(scan.found.length, "machine")} of {scan.looked.toLocaleString("en")} addresses answered.
                </p>
                <Offers org={org} offers={scan.found.map(offerFound)} empty="" />
              </>
            )}
          </div>
        </Section>
      </div>
    </>
  );
}
