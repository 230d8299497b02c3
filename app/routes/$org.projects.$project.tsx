import { data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Empty } from "~/components/ui/empty";
import { Field } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import { FolderRows } from "~/features/folders/folder-rows";
import { NewFolder } from "~/features/folders/new-folder";
import { runFolderIntent } from "~/features/folders/folder-intents";
import { page, param, submit, text } from "~/lib/door";
import { count } from "~/lib/format";
import { refusalOf } from "~/lib/refusal";

export const loader = page(async ({ context, params }) =>
  context.api.projects.readProject({ organization: param(params, "org"), project: param(params, "project") }),
);

export const action = submit(async (form, { context, params }) => {
  const at = { organization: param(params, "org"), project: param(params, "project") };
  switch (text(form, "intent")) {
    case "rename":
      await context.api.projects.renameProject({ ...at, name: text(form, "name") });
      return data(null);
    case "delete":
      await context.api.projects.deleteProject({ ...at, confirm: text(form, "confirm") });
      return redirect(`/${at.organization}`);
    default:
      await runFolderIntent(context.api, at, form);
      return data(null);
  }
});

export default function ProjectPage() {
  const { project, environments, folders, applications, rights } = useLoaderData<typeof loader>();
  const refusal = refusalOf(useActionData<typeof action>());
  const names = environments.map((environment) => environment.name).join(", ");
  return (
    <>
      <PageHeader title={project.name} evidence={`${count(applications.length, "application")} in ${names}.`} />
      <Notice message={refusal?.message} />
      <Section title="Folders" note={String(folders.length)}>
        {folders.length === 0 && <Empty sentence="No folder yet. Folders keep many applications in order, and nest." />}
        <FolderRows folders={folders} canEdit={rights.createApplication} canDelete={rights.deleteApplication} />
        {rights.createApplication && <NewFolder folders={folders} />}
      </Section>
      {rights.update && (
        <Section title="Name">
          <Form method="post" className="flex max-w-md flex-col items-start gap-3">
            <input type="hidden" name="intent" value="rename" />
            <div className="w-full">
              <Field label="Name of the project" name="name" defaultValue={project.name} maxLength={60} required />
            </div>
            <SubmitButton>Rename project</SubmitButton>
          </Form>
        </Section>
      )}
      {rights.remove && (
        <Section title="Delete this project">
          <Form method="post" className="flex max-w-md flex-col items-start gap-3">
            <input type="hidden" name="intent" value="delete" />
            <p className="text-ink-2">
              {count(environments.length, "environment")}, {count(folders.length, "folder")} and{" "}
              {count(applications.length, "application")} go with it. Volumes stay on their nodes.
            </p>
            <div className="w-full">
              <Field
                label={`Type “${project.name}” to confirm`}
                name="confirm"
                autoComplete="off"
                error={refusal?.fields.confirm}
              />
            </div>
            <SubmitButton look="danger">Delete project</SubmitButton>
          </Form>
        </Section>
      )}
    </>
  );
}
