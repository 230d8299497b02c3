import { redirect } from "@remix-run/node";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Empty } from "~/components/ui/empty";
import { Field } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { page, param, submit, text } from "~/lib/door";
import { count } from "~/lib/format";
import { refusalOf } from "~/lib/refusal";

export const loader = page(async ({ context, params }) =>
  context.api.organizations.readOrganization({ organization: param(params, "org") }),
);

export const action = submit(async (form, { context, params }) => {
  const organization = param(params, "org");
  const { slug } = await context.api.projects.createProject({ organization, name: text(form, "name") });
  return redirect(`/${organization}/projects/${slug}`);
});

export default function OrganizationOverview() {
  const { organization, projects, rights } = useLoaderData<typeof loader>();
  const refusal = refusalOf(useActionData<typeof action>());
  return (
    <>
      <PageHeader title={organization.name} evidence={count(projects.length, "project")} />
      <Section title="Projects">
        {projects.length === 0 ? (
          <Empty sentence="No project yet. A project holds applications and their environments dev, staging and prod." />
        ) : (
          <ul className="divide-y divide-line border-line border-b">
            {projects.map((project) => (
              <li key={project.id}>
                <Link className="flex items-baseline gap-3 py-2 hover:bg-surface-2" to={`projects/${project.slug}`}>
                  <span className="min-w-0 truncate font-[550]">{project.name}</span>
                  <span className="shrink-0 text-ink-3">{count(project.applications, "application")}</span>
                </Link>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {rights.createProject && (
        <Section title="New project">
          <Form method="post" className="flex max-w-md flex-col items-start gap-3">
            <div className="w-full">
              <Field label="Name" name="name" required maxLength={60} error={refusal?.message} />
            </div>
            <SubmitButton look="primary">Create project</SubmitButton>
          </Form>
        </Section>
      )}
    </>
  );
}
