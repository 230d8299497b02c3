import type { Crumb } from "~/features/shell/crumbs";
import { appPathOf } from "~/lib/app-path";
import type { ApplicationRead } from "./types";

/** Folders that it lies in, then the application itself. */
export const applicationCrumbs = (
  { application, folders }: Pick<ApplicationRead, "application" | "folders">,
  params: Readonly<Record<string, string | undefined>>,
): readonly Crumb[] => [...folders.map((label) => ({ label })), { label: application.name, to: appPathOf(params) }];
