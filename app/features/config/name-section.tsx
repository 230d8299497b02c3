import { Form } from "@remix-run/react";
import { Field } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import type { ApplicationRead, SettingsRead } from "~/features/application/types";
import { FolderOptions } from "~/features/folders/folder-options";
import { SaveRow } from "./config-form";
import { SettingsSection } from "./settings-section";

interface Props {
  readonly read: ApplicationRead;
  readonly folders: SettingsRead["folders"];
  readonly errors: Readonly<Record<string, string>>;
  readonly saved: boolean;
}

/** The name that people see, and the folder. What runs is not touched by either. */
export function NameSection({ read: { application, rights }, folders, errors, saved }: Props) {
  return (
    <SettingsSection
      id="name"
      title="Name and folder"
      lead="What people see. The address of this page and the names of containers stay as they are."
    >
      <div className="flex flex-col gap-4">
        <Form method="post" action="#name" preventScrollReset>
          <input type="hidden" name="intent" value="rename" />
          <fieldset disabled={!rights.update} className="flex flex-col gap-3">
            <Field
              label="Name"
              name="name"
              defaultValue={application.name}
              required
              maxLength={60}
              error={errors.name}
            />
            {rights.update && <SaveRow saved={saved} verb="Rename" now />}
          </fieldset>
        </Form>
        {rights.move && (
          <Form method="post" action="#name" preventScrollReset className="flex flex-col items-start gap-3">
            <input type="hidden" name="intent" value="move" />
            <div className="w-full">
              <Select label="Folder" name="folderId" defaultValue={application.folderId ?? ""}>
                <FolderOptions folders={folders} />
              </Select>
            </div>
            <SaveRow saved={false} verb="Move" now />
          </Form>
        )}
      </div>
    </SettingsSection>
  );
}
