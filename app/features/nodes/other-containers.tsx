import { TextLink } from "~/components/ui/text-link";
import { count } from "~/lib/format";

/** What else runs on the machine: said so that nobody wonders. Nothing there is done by itself. */
export function OtherContainers({ others, to }: { others: number; to: string }) {
  if (others === 0) return null;
  return (
    <p className="pt-3 text-ink-3">
      {count(others, "container")} not made by Docker Manager, which does nothing there by itself.{" "}
      <TextLink to={to}>See all containers</TextLink>
    </p>
  );
}
