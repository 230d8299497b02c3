import type { AppLoadContext } from "@remix-run/node";
import { text } from "~/lib/door";

export type AccountIntent = "rename" | "password" | "keys" | "end" | "end-others";

/** What the forms of the account page ask for. @returns which of them it was, so that it can say that it is done */
export async function runAccountIntent(
  { api }: AppLoadContext,
  form: FormData,
): Promise<{ readonly done: AccountIntent }> {
  const intent = text(form, "intent") as AccountIntent;
  if (intent === "rename") await api.accounts.renameAccount({ name: text(form, "name") });
  else if (intent === "password")
    await api.accounts.changePassword({ current: text(form, "current"), password: text(form, "password") });
  else if (intent !== "keys")
    await api.accounts.endSessions(intent === "end" ? { session: text(form, "session") } : {});
  return { done: intent };
}
