import { Link, type LinkProps } from "./link";

/** A link in text or at the end of a heading. */
export function TextLink(props: LinkProps) {
  return <Link prefetch className="font-medium text-accent-ink underline-offset-3 hover:underline" {...props} />;
}
