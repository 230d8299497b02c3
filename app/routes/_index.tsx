import { redirect } from "@remix-run/node";
import { page } from "~/lib/door";

export const loader = page(async ({ context }) => {
  const [first] = await context.api.organizations.listOrganizations({});
  return redirect(first === undefined ? "/new" : `/${first.slug}`);
});
