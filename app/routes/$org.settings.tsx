import { data } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useOutletContext } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { MemberList } from "~/features/members/member-list";
import { page, param, submit, text } from "~/lib/door";
import { count } from "~/lib/format";
import { refusalOf } from "~/lib/refusal";
import type { loader as frameLoader } from "./$org";

export const meta = () => [{ title: "Settings · Docker Manager" }];

export const loader = page(async ({ context, params }) =>
  context.api.members.listMembers({ organization: param(params, "org") }),
);

const roles = ["MEMBER", "ADMIN", "OWNER"] as const;

export const action = submit(async (form, { context, params }) => {
  const organization = param(params, "org");
  const name = text(form, "name");
  if (text(form, "intent") === "rename") await context.api.organizations.renameOrganization({ organization, name });
  else {
    const role = roles.find((word) => word === text(form, "role")) ?? "MEMBER";
    const person = { email: text(form, "email"), password: text(form, "password") };
    await context.api.members.addMember({ organization, name, role, ...person });
  }
  return data(null);
});

export default function OrganizationSettings() {
  const { members, teams } = useLoaderData<typeof loader>();
  const frame = useOutletContext<Awaited<ReturnType<typeof frameLoader>>>();
  const refusal = refusalOf(useActionData<typeof action>());
  return (
    <>
      <PageHeader
        title="Settings"
        evidence={`${count(members.length, "member")} and ${count(teams.length, "team")}.`}
      />
      <Notice message={refusal?.message} />
      {frame.rights.update && (
        <Section title="Name">
          <Form method="post" className="flex max-w-md flex-col items-start gap-3">
            <input type="hidden" name="intent" value="rename" />
            <div className="w-full">
              <Field
                label="Name of the organisation"
                name="name"
                defaultValue={frame.organization.name}
                maxLength={60}
                required
              />
            </div>
            <SubmitButton>Rename organisation</SubmitButton>
          </Form>
        </Section>
      )}
      <Section title="Members" note={String(members.length)}>
        <MemberList members={members} />
      </Section>
      {frame.rights.manageMembers && (
        <Section title="Add a member">
          <Form method="post" className="grid max-w-2xl gap-4 min-[640px]:grid-cols-2">
            <input type="hidden" name="intent" value="add-member" />
            <Field label="Name" name="name" required maxLength={60} />
            <Field label="E-mail" name="email" type="email" required error={refusal?.fields.email} />
            <Field
              label="First password"
              name="password"
              type="password"
              autoComplete="new-password"
              help="Only for a new account; one that exists keeps its own."
              error={refusal?.fields.password}
            />
            <Select label="Role" name="role" defaultValue="MEMBER">
              <option value="MEMBER">Member</option>
              <option value="ADMIN">Administrator</option>
              <option value="OWNER">Owner</option>
            </Select>
            <div>
              <SubmitButton>Add member</SubmitButton>
            </div>
          </Form>
        </Section>
      )}
    </>
  );
}
