import { Icon } from "~/components/ui/icon";
import { iconButton } from "~/components/ui/button";
import { MenuItem } from "~/components/ui/menu-rows";
import { SharedMenu } from "~/components/ui/shared-menu";
import type { FolderRow } from "~/features/folders/folder-options";
import type { MatrixRow } from "./matrix-row";
import type { ProjectQuestion } from "./project-dialogs";
import type { ProjectFrame } from "./project-frame";

/** Whose menu is open, and the button that opened it. */
export type MatrixMenuAt = { readonly button: HTMLElement } & (
  | { readonly application: MatrixRow }
  | { readonly folder: FolderRow }
);

type Rights = ProjectFrame["rights"];

export const hasRowMenu = (row: MatrixRow, rights: Rights): boolean =>
  !row.deleting && (rights.updateApplication || rights.createApplication || rights.deleteApplication);
export const hasFolderMenu = (rights: Rights): boolean => rights.createApplication || rights.deleteApplication;

/** The button at the end of a row. */
export function MenuButton({ label, onOpen }: { label: string; onOpen: (button: HTMLElement) => void }) {
  return (
    <button
      type="button"
      aria-haspopup="menu"
      aria-label={label}
      onClick={(event) => onOpen(event.currentTarget)}
      className={`${iconButton} frame:size-7`}
    >
      <Icon name="ellipsis" />
    </button>
  );
}

interface Props {
  readonly at: MatrixMenuAt | null;
  readonly rights: Rights;
  readonly onAsk: (question: ProjectQuestion) => void;
  readonly onClose: () => void;
}

/** What can be done with an application or a folder, from its row. */
export function MatrixMenu({ at, rights, onAsk, onClose }: Props) {
  if (at === null) return null;
  const folder = "folder" in at ? at.folder : null;
  const subject = "folder" in at ? { folder: at.folder } : { application: at.application };
  const ask = (kind: "rename" | "move" | "delete") => onAsk({ kind, ...subject });
  const canRename = folder === null ? rights.updateApplication : rights.createApplication;
  const { name } = "folder" in at ? at.folder : at.application;
  return (
    <SharedMenu at={at.button} label={`Actions for ${name}`} onClose={onClose}>
      {folder !== null && rights.createApplication && (
        <MenuItem icon={<Icon name="folder-plus" />} onSelect={() => onAsk({ kind: "nest", folder })}>
          New folder in it…
        </MenuItem>
      )}
      {rights.createApplication && (
        <MenuItem icon={<Icon name="folder-input" />} onSelect={() => ask("move")}>
          Move to…
        </MenuItem>
      )}
      {canRename && (
        <MenuItem icon={<Icon name="pencil" />} onSelect={() => ask("rename")}>
          Rename…
        </MenuItem>
      )}
      {rights.deleteApplication && (
        <MenuItem danger icon={<Icon name="trash" />} onSelect={() => ask("delete")}>
          Delete…
        </MenuItem>
      )}
    </SharedMenu>
  );
}
