const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

/** The theme in a Cookie header; "system" when there is none or it is not one of ours. */
export function parseTheme(cookie: string | null): Theme {
  const value = cookie?.match(/(?:^|;\s*)dm_theme=([a-z]+)/)?.[1];
  return themes.find((theme) => theme === value) ?? "system";
}

export const themeCookie = (theme: Theme): string => `dm_theme=${theme}; Path=/; Max-Age=31536000; SameSite=Lax`;
