import type { AppLoadContext } from "@remix-run/node";
import { text } from "~/lib/door";

/** The forms of the folder list, by their hidden field `intent`. */
export async function runFolderIntent(
  api: AppLoadContext["api"],
  at: { organization: string; project: string },
  form: FormData,
): Promise<void> {
  const folderId = text(form, "folderId");
  const parentId = text(form, "parentId") || null;
  switch (text(form, "intent")) {
    case "create-folder":
      await api.folders.createFolder({ ...at, name: text(form, "name"), parentId });
      return;
    case "rename-folder":
      await api.folders.renameFolder({ folderId, name: text(form, "name") });
      return;
    case "move-folder":
      await api.folders.moveFolder({ folderId, parentId });
      return;
    case "delete-folder":
      await api.folders.deleteFolder({ folderId });
      return;
    default:
      throw new Error("The form says nothing that this page knows.");
  }
}
