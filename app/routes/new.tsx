import { redirect } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { EntryColumn } from "~/features/shell/entry-column";
import { page, submit, text } from "~/lib/door";
import { refusalOf } from "~/lib/refusal";

export const loader = page(async ({ context }) => context.api.organizations.listOrganizations({}));

export const action = submit(async (form, { context }) => {
  const { slug } = await context.api.organizations.createOrganization({ name: text(form, "name") });
  return redirect(`/${slug}`);
});

export default function NewOrganization() {
  const refusal = refusalOf(useActionData<typeof action>());
  return (
    <EntryColumn title="New organisation" lead="It holds teams, projects and their applications.">
      <Form method="post" className="flex flex-col gap-4">
        <Field label="Name" name="name" required maxLength={60} error={refusal?.message} />
        <SubmitButton look="primary">Create organisation</SubmitButton>
      </Form>
    </EntryColumn>
  );
}
