import { ConfirmDialog, confirmContent } from "~/components/ui/confirm-dialog";
import { Field } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { FolderOptions, type FolderRow } from "~/features/folders/folder-options";
import { usePart } from "~/lib/part";
import type { MatrixRow } from "./matrix-row";
import { RemovalFacts } from "./removal-facts";

/** What a menu of the matrix asks for before it is done. */
export type ProjectQuestion =
  | { readonly kind: "rename" | "move" | "delete"; readonly application: MatrixRow }
  | { readonly kind: "rename" | "move" | "delete" | "nest"; readonly folder: FolderRow };

interface Props {
  readonly question: ProjectQuestion | null;
  readonly folders: readonly FolderRow[];
  /** address of the project */
  readonly at: string;
  readonly onClose: () => void;
}

/** The dialogs of the matrix's menus: one at a time. */
export function ProjectDialogs({ question, folders, at, onClose }: Props) {
  usePart(confirmContent, question !== null);
  if (question === null) return null;
  const control = { open: true, onOpenChange: (open: boolean) => !open && onClose() };
  const isFolder = "folder" in question;
  const { name } = isFolder ? question.folder : question.application;
  const noun = isFolder ? "folder" : "application";
  const subject = isFolder ? { folderId: question.folder.id } : { application: question.application.slug };
  const fields = { intent: `${question.kind}-${noun}`, ...subject };
  if (question.kind === "rename")
    return (
      <ConfirmDialog
        {...control}
        harmless
        title={`Rename ${name}`}
        fields={fields}
        verb="Rename"
        inputs={(refusal) => (
          <Field label="Name" name="name" defaultValue={name} maxLength={60} required error={refusal?.fields.name} />
        )}
      >
        {isFolder ? "Only the name changes." : "Addresses and containers keep the name that they have."}
      </ConfirmDialog>
    );
  if (question.kind === "move") {
    const from = isFolder ? question.folder.parentId : question.application.folderId;
    const choices = isFolder ? folders.filter(({ id }) => id !== question.folder.id) : folders;
    return (
      <ConfirmDialog
        {...control}
        harmless
        title={`Move ${name}`}
        fields={fields}
        verb="Move"
        inputs={() => (
          <Select label="Into" name="into" defaultValue={from ?? ""}>
            <FolderOptions folders={choices} />
          </Select>
        )}
      >
        What runs is not touched.
      </ConfirmDialog>
    );
  }
  if (question.kind === "nest") return <NewFolderDialog {...control} folders={folders} into={question.folder.id} />;
  if (isFolder)
    return (
      <ConfirmDialog {...control} title={`Delete the folder ${name}?`} fields={fields} verb="Delete folder">
        What is in it moves one up; nothing that runs is touched.
      </ConfirmDialog>
    );
  return (
    <ConfirmDialog {...control} title={`Delete ${name}?`} fields={fields} word={name} verb={`Delete ${name}`}>
      <RemovalFacts from={`${at}/removal?application=${question.application.slug}`} />
    </ConfirmDialog>
  );
}

interface NewFolderProps {
  readonly folders: readonly FolderRow[];
  readonly into?: string;
  readonly trigger?: React.ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

export function NewFolderDialog({ folders, into = "", ...dialog }: NewFolderProps) {
  return (
    <ConfirmDialog
      {...dialog}
      triggerLook="default"
      harmless
      title="New folder"
      fields={{ intent: "create-folder" }}
      verb="Create folder"
      inputs={(refusal) => (
        <>
          <Field label="Name" name="name" maxLength={60} required error={refusal?.fields.name} />
          <Select label="In" name="into" defaultValue={into}>
            <FolderOptions folders={folders} />
          </Select>
        </>
      )}
    >
      Folders keep many applications in order, and nest.
    </ConfirmDialog>
  );
}
