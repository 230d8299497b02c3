import { invalid } from "./errors";

/** Words that are pages of their own, so no organisation may take them. */
const reservedSlugs = new Set(["account", "api", "build", "healthz", "login", "logout", "new", "setup", "trpc", "ws"]);

const maxName = 60;

/**
 * A name that people see. Trimmed, 1 to 60 characters, no control characters.
 * @param field of the form, which the refusal names
 * @throws AppError invalid
 */
export function parseName(text: string, field = "name"): string {
  const name = text.trim().replace(/\s+/g, " ");
  if (name === "") throw invalid({ [field]: "Enter a name." });
  if (name.length > maxName)
    throw invalid({ [field]: `Shorten the name to ${maxName} characters; it has ${name.length}.` });
  if (/\p{Cc}|\p{Cf}/u.test(name)) throw invalid({ [field]: "Remove the invisible characters from the name." });
  return name;
}

/** The part of an address or a container's name that stands for a name: a-z, 0-9 and single hyphens, at most 40. */
export function buildSlug(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 40)
    .replace(/^-+|-+$/g, "");
  return slug === "" ? "unnamed" : slug;
}

/** The first free slug: name, name-2, name-3 … */
export function pickSlug(name: string, taken: ReadonlySet<string>): string {
  const base = buildSlug(name);
  const isFree = (slug: string) => !taken.has(slug) && !reservedSlugs.has(slug);
  if (isFree(base)) return base;
  let n = 2;
  while (!isFree(`${base}-${n}`)) n++;
  return `${base}-${n}`;
}
