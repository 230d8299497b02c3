import { redirect } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { EntryColumn } from "~/features/shell/entry-column";
import { publicPage, publicSubmit, safeNext, text } from "~/lib/door";
import { refusalOf } from "~/lib/refusal";

export const meta = () => [{ title: "Sign in · Docker Manager" }];

export const loader = publicPage(async ({ context }) => (context.user === null ? null : redirect("/")));

export const action = publicSubmit(async (form, { context, request }) => {
  const { session } = await context.api.accounts.signIn({
    email: text(form, "email"),
    password: text(form, "password"),
  });
  const next = safeNext(new URL(request.url).searchParams.get("next"));
  return redirect(next, { headers: { "set-cookie": context.openSession(session) } });
});

export default function Login() {
  const refusal = refusalOf(useActionData<typeof action>());
  return (
    <EntryColumn title="Sign in" lead="Run your applications on your own Docker hosts.">
      <Form method="post" className="flex flex-col gap-4">
        <Notice message={refusal?.fields.email ? undefined : refusal?.message} />
        <Field
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          required
          error={refusal?.fields.email}
        />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required />
        <SubmitButton look="primary">Sign in</SubmitButton>
      </Form>
    </EntryColumn>
  );
}
