import { SubmitButton } from "~/components/ui/button";
import { CopyLines } from "~/components/ui/copy-lines";
import { Section } from "~/components/ui/section";
import type { Read } from "~/lib/read";

type Offer = NonNullable<Read<"nodes", "runPreflight">["install"]>;

/** What would make a machine a Docker host: done from here where we may, otherwise to be copied. */
export function InstallOffer({ offer }: { offer: Offer }) {
  const { offered, steps, lines } = offer;
  if (!offered)
    return (
      <Section title="Install Docker yourself" note="As root on the machine, in this order." bare>
        <CopyLines lines={lines} />
      </Section>
    );
  return (
    <Section title="Install Docker" note="From the packages of its own distribution." bare>
      <ol className="flex flex-col divide-y divide-line rounded-lg border border-line">
        {steps.map(({ key, label, argv }) => (
          <li key={key} className="flex flex-col gap-0.5 px-3 py-2">
            <span className="font-[550]">{label}</span>
            <span className="font-mono text-ink-2 text-xs [overflow-wrap:anywhere]">{argv.join(" ")}</span>
          </li>
        ))}
      </ol>
      <p className="py-3 text-ink-2">
        This is all that is run there, in this order. Then a new connection sees whether Docker answers. It can be
        cancelled between two steps, and be tried again: what is done is not done twice.
      </p>
      <SubmitButton look="primary" name="intent" value="install">
        Install Docker
      </SubmitButton>
    </Section>
  );
}
