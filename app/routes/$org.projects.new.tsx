import { redirect } from "@remix-run/node";
import { Form, useActionData } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { crumbs } from "~/features/shell/crumbs";
import { page, param, submit, text } from "~/lib/door";
import { refusalOf } from "~/lib/refusal";

export const meta = () => [{ title: "New project · Docker Manager" }];

export const handle = crumbs<typeof loader>((_data, { org }) => [
  { label: "Projects", to: `/${org}/projects` },
  { label: "New project" },
]);

export const loader = page(async ({ context, params }) =>
  context.api.organizations.readOrganization({ organization: param(params, "org") }),
);

export const action = submit(async (form, { context, params }) => {
  const organization = param(params, "org");
  const { slug } = await context.api.projects.createProject({ organization, name: text(form, "name") });
  return redirect(`/${organization}/projects/${slug}`);
});

export default function NewProject() {
  const refusal = refusalOf(useActionData<typeof action>());
  return (
    <>
      <PageHeader
        title="New project"
        evidence="A project holds applications and their environments: dev, staging and prod."
      />
      <Form method="post" className="flex max-w-md flex-col items-start gap-4">
        <Notice message={refusal?.fields.name === undefined ? refusal?.message : undefined} />
        <div className="w-full">
          <Field label="Name" name="name" required maxLength={60} error={refusal?.fields.name} />
        </div>
        <SubmitButton look="primary">Create project</SubmitButton>
      </Form>
    </>
  );
}
