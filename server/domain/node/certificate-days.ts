const dayMs = 86_400_000;

/** From so many days before its end on, a certificate is worth a warning. */
export const warnDays = 30;

/** How a certificate stands at a moment. `days`: whole ones that are left, 0 or less when it is over. */
export function judgeCertificate(
  until: number,
  now: number,
): { readonly state: "fine" | "soon" | "over"; readonly days: number } {
  const days = Math.floor((until - now) / dayMs);
  if (until <= now) return { state: "over", days };
  return { state: until - now <= warnDays * dayMs ? "soon" : "fine", days };
}
