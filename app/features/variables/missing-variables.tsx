import { Section } from "~/components/ui/section";
import { TextLink } from "~/components/ui/text-link";
import type { VariablesRead } from "~/features/application/types";

interface Props {
  readonly missing: VariablesRead["missing"];
  readonly environment: string;
  readonly canWrite: boolean;
}

/** Names that other environments have and this one has not. */
export function MissingVariables({ missing, environment, canWrite }: Props) {
  if (missing.length === 0) return null;
  return (
    <Section title={`Missing in ${environment}`} note={missing.length} bare>
      <ul className="divide-y divide-line border-line border-y">
        {missing.map(({ key, environments }) => (
          <li key={key} className="flex flex-wrap items-center gap-x-3 py-2">
            <span className="break-all font-mono text-xs">{key}</span>
            <span className="text-ink-3">set in {environments.join(", ")}</span>
            {canWrite && (
              <span className="ml-auto">
                <TextLink to={`?add=${key}`}>Add {key}</TextLink>
              </span>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
