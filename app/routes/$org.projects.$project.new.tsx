import { redirect } from "@remix-run/node";
import { Form, useActionData, useParams } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { useEffect, useRef } from "react";
import { buttonClass, SubmitButton } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Select } from "~/components/ui/select";
import { FolderOptions } from "~/features/folders/folder-options";
import { createApplication } from "~/features/projects/create-application";
import { NewSource } from "~/features/projects/new-source";
import { useProjectFrame } from "~/features/projects/project-frame";
import { crumbs } from "~/features/shell/crumbs";
import { page, param, submit } from "~/lib/door";
import { refusalOf } from "~/lib/refusal";

export const meta = () => [{ title: "New application · Docker Manager" }];

export const handle = crumbs<typeof loader>(() => [{ label: "New application" }]);

export const loader = page(async () => null);

export const action = submit(async (form, { context, params }) => {
  const at = { organization: param(params, "org"), project: param(params, "project") };
  return redirect(await createApplication(context.api, at, form));
});

const known = [
  "name",
  "url",
  "branch",
  "subdirectory",
  "dockerfile",
  "image",
  "reference",
  "username",
  "secret",
  "port",
];

export default function NewApplication() {
  const { folders } = useProjectFrame();
  const { org, project } = useParams();
  const refusal = refusalOf(useActionData<typeof action>());
  const errors = refusal?.fields ?? {};
  const values = refusal?.values ?? {};
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusal !== undefined) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [refusal]);
  const atField = Object.keys(errors).some((name) => known.includes(name));
  return (
    <>
      <PageHeader
        title="New application"
        evidence="It gets a configuration in each environment. Nothing runs until it is deployed."
      />
      <Form ref={form} method="post" className="flex max-w-2xl flex-col gap-5" autoComplete="off">
        <Notice message={atField ? undefined : refusal?.message} />
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label="Name"
            name="name"
            required
            maxLength={60}
            placeholder="payments-api"
            defaultValue={values.name}
            error={errors.name}
          />
          <Select label="Folder" name="folderId" defaultValue={values.folderId}>
            <FolderOptions folders={folders} />
          </Select>
        </div>
        <NewSource errors={errors} values={values} />
        <div className="sm:w-1/2 sm:pr-2">
          <Field
            label="Port"
            name="port"
            defaultValue={values.port}
            inputMode="numeric"
            placeholder="the lowest that the image exposes"
            help="On which it answers in its container."
            error={errors.port}
          />
        </div>
        <div className="flex flex-wrap gap-2">
          <SubmitButton look="primary">Create application</SubmitButton>
          <Link to={`/${org}/projects/${project}`} className={buttonClass()}>
            Cancel
          </Link>
        </div>
      </Form>
    </>
  );
}
