import { Checkbox } from "~/components/ui/checkbox";
import { ConfirmDialog } from "~/components/ui/confirm-dialog";
import { Field } from "~/components/ui/field";
import { TextArea } from "~/components/ui/text-area";

/** Makes a volume or a network for other software; those of applications come with their deployments. */
export function NewContent({ kind }: { kind: "volumes" | "networks" }) {
  return kind === "volumes" ? <NewVolume /> : <NewNetwork />;
}

const name = { name: "name", label: "Name", required: true, maxLength: 100, autoComplete: "off", spellCheck: false };

function NewVolume() {
  return (
    <ConfirmDialog
      trigger="New volume"
      triggerLook="default"
      title="New volume"
      fields={{ intent: "create" }}
      verb="Make volume"
      harmless
      inputs={(refusal) => (
        <>
          <Field {...name} error={refusal?.fields.name} />
          <TextArea
            name="labels"
            label="Labels"
            rows={2}
            placeholder="team=parcels"
            help="One a line, or none."
            error={refusal?.fields.labels}
          />
        </>
      )}
    >
      For software that you run here by hand. An application makes its volumes by itself.
    </ConfirmDialog>
  );
}

function NewNetwork() {
  return (
    <ConfirmDialog
      trigger="New network"
      triggerLook="default"
      title="New network"
      fields={{ intent: "create" }}
      verb="Make network"
      harmless
      inputs={(refusal) => (
        <>
          <Field {...name} error={refusal?.fields.name} />
          <Field
            name="subnet"
            label="Subnet"
            placeholder="10.20.0.0/24"
            autoComplete="off"
            help="Left empty, the engine chooses one."
            error={refusal?.fields.subnet}
          />
          <Checkbox name="internal" label="Internal" help="Containers in it reach each other, and nothing outside." />
        </>
      )}
    >
      For software that you run here by hand. Applications get a network for each environment by themselves.
    </ConfirmDialog>
  );
}
