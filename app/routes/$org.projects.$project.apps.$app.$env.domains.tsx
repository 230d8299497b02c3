import { data } from "@remix-run/node";
import { useLoaderData, useOutletContext } from "@remix-run/react";
import { Empty } from "~/components/ui/empty";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import type { ApplicationRead } from "~/features/application/types";
import { DnsHint } from "~/features/domains/dns-hint";
import { DomainForm } from "~/features/domains/domain-form";
import { DomainTable } from "~/features/domains/domain-table";
import { crumbs } from "~/features/shell/crumbs";
import { appAddressOf } from "~/lib/app-address";
import { appPathOf } from "~/lib/app-path";
import { page, submit, text } from "~/lib/door";
import { refusalOf } from "~/lib/refusal";
import { useAnswer } from "~/lib/use-answer";

export const loader = page(async ({ context, params }) => context.api.domains.listDomains(appAddressOf(params)));

export const action = submit(async (form, { context, params }) => {
  const at = appAddressOf(params);
  if (text(form, "intent") === "remove")
    await context.api.domains.removeDomain({ ...at, domainId: text(form, "domainId") });
  else
    await context.api.domains.addDomain({
      ...at,
      host: text(form, "host"),
      path: text(form, "path") || "/",
      stripPath: form.has("stripPath"),
    });
  return data(null);
});

export const handle = crumbs<typeof loader>((_, params) => [{ label: "Domains", to: `${appPathOf(params)}/domains` }]);

export default function Domains() {
  const { domains, httpPort } = useLoaderData<typeof loader>();
  const { application, environment, rights } = useOutletContext<ApplicationRead>();
  const refusal = refusalOf(useAnswer<typeof action>());
  const suggestion = `${application.slug}.localhost`;
  const told = refusal !== undefined && ("host" in refusal.fields || "path" in refusal.fields);
  return (
    <>
      <Notice message={told ? undefined : refusal?.message} />
      <Section title="Domains" note={domains.length} bare>
        {domains.length === 0 ? (
          <Empty sentence={`No domain in ${environment.name}: nobody can reach the application from outside.`} />
        ) : (
          <DomainTable domains={domains} canEdit={rights.update} />
        )}
      </Section>
      <DnsHint domains={domains} httpPort={httpPort} />
      {rights.update && (
        <Section title="Add a domain">
          <DomainForm key={domains.length} refusal={refusal} suggestion={suggestion} />
        </Section>
      )}
    </>
  );
}
