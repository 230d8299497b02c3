import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { Notice } from "~/components/ui/notice";
import { Section } from "~/components/ui/section";
import { RegistryForm } from "~/features/registry/registry-form";
import { RegistryState } from "~/features/registry/registry-state";
import { crumbs } from "~/features/shell/crumbs";
import { page, param, submit, text } from "~/lib/door";
import { refusalOf } from "~/lib/refusal";
import { useAnswer } from "~/lib/use-answer";

export const meta = () => [{ title: "Registry · Docker Manager" }];

export const handle = crumbs<typeof loader>(() => [{ label: "Registry" }]);

export const loader = page(async ({ context, params }) =>
  context.api.registry.readRegistry({ organization: param(params, "org") }),
);

export const action = submit(async (form, { context: { api }, params }) => {
  const organization = param(params, "org");
  const intent = text(form, "intent");
  if (intent === "remove") {
    await api.registry.removeRegistry({ organization });
    return data({ done: "remove" });
  }
  const entered = {
    ...{ organization, address: text(form, "address"), prefix: text(form, "prefix") },
    ...{ username: text(form, "username"), password: text(form, "password") },
    plainHttp: text(form, "plainHttp") === "on",
  };
  if (intent === "check") await api.registry.checkRegistry(entered);
  else await api.registry.updateRegistry(entered);
  return data({ done: intent });
});

export default function RegistryPage() {
  const { registry } = useLoaderData<typeof loader>();
  const answer = useAnswer<typeof action>();
  const refusal = refusalOf(answer);
  const done = answer !== undefined && "done" in answer ? answer.done : null;
  return (
    <div className="flex max-w-2xl flex-col gap-8">
      <Section title="Registry">
        <p className="pb-4 text-ink-2">
          Where images that are built here are pushed to, and nodes pull them from. Without one, nodes get them from one
          another.
        </p>
        <div className="flex flex-col gap-4">
          <Notice
            message={refusal !== undefined && Object.keys(refusal.fields).length === 0 ? refusal.message : undefined}
          />
          {registry !== null && <RegistryState registry={registry} />}
          <RegistryForm key={registry?.address ?? "none"} registry={registry} refusal={refusal} done={done} />
        </div>
      </Section>
      {registry !== null && (
        <Section title="Remove">
          <p className="pb-3 text-ink-2">The next images are not pushed any more.</p>
          <ConfirmDialog
            trigger="Remove the registry…"
            title={`Remove ${registry.address}?`}
            fields={{ intent: "remove" }}
            verb="Remove the registry"
          >
            Its password is forgotten here. What was pushed stays in it; nodes get images from one another from now on.
          </ConfirmDialog>
        </Section>
      )}
    </div>
  );
}
