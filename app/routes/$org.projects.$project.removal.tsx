import { page, param } from "~/lib/door";

/** What deleting an application of the project, or all of it, would take: asked for by the dialogs. No page of its own. */
export const loader = page(async ({ context: { api }, params, request }) => {
  const at = { organization: param(params, "org"), project: param(params, "project") };
  const application = new URL(request.url).searchParams.get("application");
  const removal =
    application === null
      ? await api.projects.readRemoval(at)
      : await api.applications.readRemoval({ ...at, application });
  return { removal };
});
