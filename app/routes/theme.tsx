import { redirect } from "@remix-run/node";
import { publicSubmit, safeNext, text } from "~/lib/door";
import { parseTheme, themeCookie } from "~/lib/theme";

export const action = publicSubmit(async (form, { request }) => {
  const theme = parseTheme(`dm_theme=${text(form, "theme")}`);
  const referrer = request.headers.get("referer");
  const back = safeNext(referrer === null ? null : new URL(referrer).pathname);
  return redirect(back, { headers: { "set-cookie": themeCookie(theme) } });
});
