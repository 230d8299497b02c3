import { Checkbox } from "~/components/ui/checkbox";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import type { ApplicationRead, SettingsRead } from "~/features/application/types";
import { count } from "~/lib/format";
import { SettingsSection } from "./settings-section";

interface Props {
  readonly application: ApplicationRead["application"];
  readonly settings: SettingsRead;
}

/** The end of an application: asked with what goes and what stays. */
export function DangerSection({ application: { name, deletingSince }, settings }: Props) {
  return (
    <SettingsSection
      id="danger"
      title="Delete"
      lead="In all environments. What runs is taken down first: requests that are open are finished."
    >
      {deletingSince !== null ? (
        <p className="text-ink-2">It is being deleted.</p>
      ) : (
        <ConfirmDialog
          trigger={`Delete ${name}…`}
          title={`Delete ${name}?`}
          word={name}
          fields={{ intent: "delete" }}
          verb={`Delete ${name}`}
          inputs={() => <Volumes volumes={settings.volumes} />}
        >
          <WhatGoes removal={settings.removal} />
        </ConfirmDialog>
      )}
    </SettingsSection>
  );
}

function WhatGoes({ removal }: Pick<SettingsRead, "removal">) {
  const { replicas, releases, variables, domains, moreDomains } = removal;
  const names = moreDomains > 0 ? `${domains.join(", ")} and ${count(moreDomains, "more domain")}` : domains.join(", ");
  return (
    <>
      <p className="font-medium text-ink">This goes:</p>
      <ul className="list-disc pl-5">
        <li>
          {replicas === 0
            ? "no replica: nothing runs"
            : `${count(replicas, "replica")}; open requests are finished first`}
        </li>
        {domains.length > 0 && <li className="break-words">{names} will get no answer</li>}
        <li>
          {count(variables, "variable")}, {count(releases, "release")} with their images, and the history
        </li>
      </ul>
    </>
  );
}

/** Data stays unless it is named. */
function Volumes({ volumes }: Pick<SettingsRead, "volumes">) {
  if (volumes.length === 0) return <p className="text-ink-2">It has no volume, so nothing of it stays.</p>;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1 font-medium">Its volumes stay, with their data, unless you tick them:</legend>
      {volumes.map(({ key, environment, name, volume }) => (
        <Checkbox key={key} name="volumes" value={key} label={`Delete ${name} of ${environment}`} help={volume} />
      ))}
    </fieldset>
  );
}
