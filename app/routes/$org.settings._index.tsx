import { data } from "@remix-run/node";
import { useActionData, useOutletContext } from "@remix-run/react";
import { KeyValues } from "~/components/ui/key-values";
import { RenameForm } from "~/features/settings/rename-form";
import type { Frame } from "~/features/shell/frame";
import { param, submit, text } from "~/lib/door";

export const action = submit(async (form, { context, params }) => {
  await context.api.organizations.renameOrganization({ organization: param(params, "org"), name: text(form, "name") });
  return data({ saved: true });
});

export default function GeneralSettings() {
  const { organization, rights } = useOutletContext<Frame>();
  const answer = useActionData<typeof action>();
  if (!rights.update) return <KeyValues rows={[["Name", organization.name]]} />;
  return (
    <RenameForm
      label="Name of the organisation"
      help="The address of its pages stays as it is."
      name={organization.name}
      answer={answer}
    />
  );
}
