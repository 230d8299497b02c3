import { TextLink } from "~/components/ui/text-link";

/** On all pages of a seeded organisation, so that nobody takes what it shows for something that runs. */
export function DemoNotice() {
  return (
    <p className="border-line border-b bg-surface-2 px-4 py-1.5 text-ink-2 frame:px-8">
      A demonstration: what you see is made up, and nothing of it runs.{" "}
      <TextLink to="/new">Make an organisation of your own</TextLink>
    </p>
  );
}
