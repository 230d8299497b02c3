import { parseTreeChoices } from "~/features/shell/tree-choices";
import { page, param } from "~/lib/door";

/** The branches of the tree that are open now, for one that was just opened. No page of its own. */
export const loader = page(async ({ context, params, request }) => {
  const { searchParams } = new URL(request.url);
  const { branches } = await context.api.organizations.readFrame({
    ...parseTreeChoices(request.headers.get("cookie")),
    organization: param(params, "org"),
    project: searchParams.get("project") ?? undefined,
    application: searchParams.get("application") ?? undefined,
  });
  return { branches };
});
