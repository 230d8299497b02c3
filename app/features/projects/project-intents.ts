import type { AppLoadContext } from "@remix-run/node";
import { AppError } from "../../../server/domain/errors";
import { text } from "~/lib/door";

type Api = AppLoadContext["api"];

interface At {
  readonly organization: string;
  readonly project: string;
}

/** What the menus and dialogs of a project's page ask for, by the hidden field `intent`. */
export async function runProjectIntent(api: Api, at: At, form: FormData): Promise<void> {
  const folderId = text(form, "folderId");
  const name = text(form, "name");
  const into = text(form, "into") || null;
  const application = { ...at, application: text(form, "application") };
  switch (text(form, "intent")) {
    case "create-folder":
      await api.folders.createFolder({ ...at, name, parentId: into });
      return;
    case "rename-folder":
      await api.folders.renameFolder({ folderId, name });
      return;
    case "move-folder":
      await api.folders.moveFolder({ folderId, parentId: into });
      return;
    case "delete-folder":
      await api.folders.deleteFolder({ folderId });
      return;
    case "rename-application":
      await api.applications.renameApplication({ ...application, name });
      return;
    case "move-application":
      await api.applications.moveApplication({ ...application, folderId: into });
      return;
    case "delete-application":
      await api.applications.deleteApplication({ ...application, confirm: text(form, "confirm") });
      return;
    default:
      throw new AppError("invalid", "This form is from an older page. Reload it and try again.");
  }
}
