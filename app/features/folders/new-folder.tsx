import { Form } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { FolderOptions, type FolderRow } from "./folder-options";

export function NewFolder({ folders }: { folders: readonly FolderRow[] }) {
  return (
    <Form method="post" className="grid max-w-2xl items-end gap-3 pt-4 min-[640px]:grid-cols-[1fr_1fr_auto]">
      <input type="hidden" name="intent" value="create-folder" />
      <Field label="New folder" name="name" required maxLength={60} />
      <Select label="In" name="parentId">
        <FolderOptions folders={folders} />
      </Select>
      <SubmitButton>Create folder</SubmitButton>
    </Form>
  );
}
