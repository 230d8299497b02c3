import { data } from "@remix-run/node";
import { Form, type MetaFunction, useLoaderData, useRouteLoaderData } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { type AccountIntent, runAccountIntent } from "~/features/account/account-intents";
import { KeysForm } from "~/features/account/keys-form";
import { PasswordForm } from "~/features/account/password-form";
import { SessionTable } from "~/features/account/session-table";
import { RenameForm } from "~/features/settings/rename-form";
import { crumbs } from "~/features/shell/crumbs";
import { page, submit, text } from "~/lib/door";
import { count } from "~/lib/format";
import { letterKeysCookie } from "~/lib/letter-keys";
import { refusalOf } from "~/lib/refusal";
import { useAnswer } from "~/lib/use-answer";
import type { loader as rootLoader } from "~/root";

export const meta: MetaFunction = () => [{ title: "Account · Docker Manager" }];

export const handle = crumbs((_, params) => [{ label: "Account", to: `/${params.org}/account` }]);

export const loader = page(async ({ context }) => context.api.accounts.readAccount({}));

export const action = submit(async (form, { context }) => {
  const done = await runAccountIntent(context, form);
  if (done.done !== "keys") return data(done);
  return data(done, { headers: { "set-cookie": letterKeysCookie(text(form, "letters") !== "") } });
});

/** One's own name, password and sessions: the same in every organisation. */
export default function AccountPage() {
  const { name, email, sessions } = useLoaderData<typeof loader>();
  const letters = useRouteLoaderData<typeof rootLoader>("root")?.letterKeys ?? true;
  const answer = useAnswer<typeof action>();
  const refusal = refusalOf(answer);
  const done: AccountIntent | null = answer !== undefined && "done" in answer ? answer.done : null;
  // What was refused stands at its field; a pause after wrong passwords belongs to none.
  const atField = refusal !== undefined && Object.keys(refusal.fields).length > 0;
  const others = sessions.length - 1;
  return (
    <>
      <PageHeader title="Account" evidence={`${name}, ${email}. You have ${count(sessions.length, "session")} open.`} />
      <Notice message={atField ? undefined : refusal?.message} />
      <div className="flex max-w-3xl flex-col gap-8">
        <Section title="Name">
          <RenameForm
            label="Your name"
            help="What you did before keeps the name that you had."
            name={name}
            answer={done === "rename" ? { saved: true } : refusal?.fields.name ? refusal : undefined}
          />
        </Section>
        <Section title="Password">
          <PasswordForm email={email} refusal={refusal} done={done === "password"} />
        </Section>
        <Section title="Keys">
          <KeysForm letters={letters} saved={done === "keys"} />
        </Section>
        <Section
          title="Sessions"
          note={String(sessions.length)}
          bare
          end={
            others > 0 && (
              <Form method="post">
                <input type="hidden" name="intent" value="end-others" />
                <SubmitButton size="sm">End all others</SubmitButton>
              </Form>
            )
          }
        >
          <SessionTable sessions={sessions} />
        </Section>
      </div>
    </>
  );
}
