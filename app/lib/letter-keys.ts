/**
 * Whether keys that are one letter do something. A cookie, as the theme is: it is about this browser (who speaks to it, or what
 * else listens there), and no page has to ask the database for it.
 */
export const parseLetterKeys = (cookie: string | null): boolean => !/(?:^|;\s*)dm_keys=off(?:;|$)/.test(cookie ?? "");

export const letterKeysCookie = (on: boolean): string =>
  `dm_keys=${on ? "on" : "off"}; Path=/; Max-Age=31536000; SameSite=Lax`;
