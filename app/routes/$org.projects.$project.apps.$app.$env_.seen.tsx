import { appAddressOf } from "~/lib/app-address";
import { page } from "~/lib/door";

/** No page: what an open page asks for now and then, so that the age of what it shows stays true. */
export const loader = page(async ({ context, params }) =>
  Response.json(await context.api.applications.readSeen(appAddressOf(params))),
);
