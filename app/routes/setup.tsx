import { redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { EntryColumn } from "~/features/shell/entry-column";
import { publicPage, publicSubmit, text } from "~/lib/door";
import { refusalOf } from "~/lib/refusal";

export const meta = () => [{ title: "First administrator · Docker Manager" }];

export const loader = publicPage(async ({ request }) => ({
  token: new URL(request.url).searchParams.get("token") ?? "",
}));

export const action = publicSubmit(async (form, { context }) => {
  const made = await context.api.accounts.createFirstAdministrator({
    token: text(form, "token"),
    name: text(form, "name"),
    email: text(form, "email"),
    password: text(form, "password"),
    organization: text(form, "organization"),
  });
  return redirect(`/${made.organization}`, { headers: { "set-cookie": context.openSession(made.session) } });
});

export default function Setup() {
  const { token } = useLoaderData<typeof loader>();
  const refusal = refusalOf(useActionData<typeof action>());
  const fields = refusal?.fields ?? {};
  return (
    <EntryColumn title="First administrator" lead="This link works once. You will own the first organisation.">
      <Form method="post" className="flex flex-col gap-4">
        <Notice message={Object.keys(fields).length > 0 ? undefined : refusal?.message} />
        <input type="hidden" name="token" value={token} />
        <Field label="Your name" name="name" autoComplete="name" required error={fields.name} />
        <Field label="E-mail" name="email" type="email" autoComplete="username" required error={fields.email} />
        <Field
          label="Password"
          name="password"
          type="password"
          autoComplete="new-password"
          required
          help="At least 10 characters."
          error={fields.password}
        />
        <Field
          label="Organisation"
          name="organization"
          autoComplete="organization"
          required
          error={fields.organization}
        />
        <SubmitButton look="primary">Create administrator</SubmitButton>
      </Form>
    </EntryColumn>
  );
}
