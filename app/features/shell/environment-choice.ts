/** The environment that was looked at last: an address that names none leads there. */

export const environmentCookie = (slug: string): string => `dm_env=${slug}; Path=/; Max-Age=31536000; SameSite=Lax`;

export const parseEnvironmentChoice = (cookie: string | null): string | null =>
  cookie?.match(/(?:^|;\s*)dm_env=([a-z0-9-]+)/)?.[1] ?? null;

interface Place {
  readonly environment: string;
  readonly deployed: boolean;
}

/** The environment that was looked at last, else the last one in which the application was deployed, else the first. */
export function chooseEnvironment(places: readonly Place[], remembered: string | null): string | null {
  const known = places.find(({ environment }) => environment === remembered);
  const best = known ?? places.findLast(({ deployed }) => deployed) ?? places[0];
  return best?.environment ?? null;
}
