import { Form } from "@remix-run/react";
import { Folder } from "lucide-react";
import { SubmitButton } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { FolderOptions, type FolderRow, pathName } from "./folder-options";

interface Props {
  readonly folders: readonly FolderRow[];
  readonly canEdit: boolean;
  readonly canDelete: boolean;
}

/** Folders by their whole path; the forms of each are behind its "Change". */
export function FolderRows({ folders, canEdit, canDelete }: Props) {
  const rows = folders
    .map((folder) => ({ ...folder, path: pathName(folders, folder.id) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  return (
    <ul className="divide-y divide-line">
      {rows.map((folder) => (
        <li key={folder.id} className="py-2">
          <details>
            <summary className="flex min-h-6 items-center gap-2">
              <Folder aria-hidden className="size-4 shrink-0 text-ink-3" strokeWidth={1.75} />
              <span className="min-w-0 break-words">{folder.path}</span>
              {(canEdit || canDelete) && <span className="ml-auto text-accent-ink">Change</span>}
            </summary>
            <div className="grid max-w-2xl gap-3 pt-3 pb-2 pl-6">
              {canEdit && (
                <Form method="post" className="flex items-end gap-2">
                  <input type="hidden" name="folderId" value={folder.id} />
                  <Field label="Name" name="name" defaultValue={folder.name} required maxLength={60} />
                  <SubmitButton name="intent" value="rename-folder">
                    Rename
                  </SubmitButton>
                </Form>
              )}
              {canEdit && (
                <Form method="post" className="flex items-end gap-2">
                  <input type="hidden" name="folderId" value={folder.id} />
                  <Select label="Move to" name="parentId" defaultValue={folder.parentId ?? ""}>
                    <FolderOptions folders={folders.filter((other) => other.id !== folder.id)} />
                  </Select>
                  <SubmitButton name="intent" value="move-folder">
                    Move
                  </SubmitButton>
                </Form>
              )}
              {canDelete && (
                <Form method="post">
                  <input type="hidden" name="folderId" value={folder.id} />
                  <p className="pb-2 text-ink-3">What is in it moves one up; nothing that runs is touched.</p>
                  <SubmitButton look="danger" name="intent" value="delete-folder">
                    Delete folder
                  </SubmitButton>
                </Form>
              )}
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}
