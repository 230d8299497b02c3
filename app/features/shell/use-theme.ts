import { useFetcher, useRouteLoaderData } from "@remix-run/react";
import type { Theme } from "~/lib/theme";
import type { loader as rootLoader } from "~/root";

const next = { system: "light", light: "dark", dark: "system" } as const satisfies Readonly<Record<Theme, Theme>>;

/** The theme, the one after it, and what changes it: at once here, and for the next pages by the cookie. */
export function useTheme() {
  const theme = useRouteLoaderData<typeof rootLoader>("root")?.theme ?? "system";
  const fetcher = useFetcher({ key: "theme" });
  const setTheme = (wanted: Theme) => {
    document.documentElement.dataset.theme = wanted;
    fetcher.submit({ theme: wanted }, { method: "post", action: "/theme" });
  };
  return { theme, next: next[theme], setTheme };
}
