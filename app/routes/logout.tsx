import { redirect } from "@remix-run/node";
import { publicSubmit } from "~/lib/door";

export const action = publicSubmit(async (_form, { context }) =>
  redirect("/login", { headers: { "set-cookie": await context.closeSession() } }),
);
