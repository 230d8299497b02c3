import { page, param } from "~/lib/door";

/** What is called as somebody types it in the palette. No page of its own. */
export const loader = page(async ({ context, params, request }) => {
  const search = (new URL(request.url).searchParams.get("q") ?? "").trim().slice(0, 100);
  const organization = param(params, "org");
  const matches = search === "" ? null : await context.api.organizations.listMatches({ organization, search });
  return { search, matches };
});
