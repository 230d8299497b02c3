import { Select } from "~/components/ui/select";
import { ConfigForm } from "./config-form";
import { NumberField, SecondsField } from "./number-field";
import type { SectionProps } from "./section-props";
import { SettingsSection } from "./settings-section";

export function RolloutSection({ config: { rollout }, config, errors, disabled }: SectionProps) {
  return (
    <SettingsSection
      id="rollout"
      title="Rollout"
      lead="How a new release takes the place of the one that serves, replica by replica."
    >
      <ConfigForm section="rollout" config={config} disabled={disabled}>
        <Select label="Order" name="rollout.order" defaultValue={rollout.order}>
          <option value="start-first">The new replica first, then the old one goes: no interruption</option>
          <option value="stop-first">The old replica goes first: for volumes that only one may write</option>
        </Select>
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField
            label="Replaced at a time"
            name="rollout.parallelism"
            value={rollout.parallelism}
            errors={errors}
          />
          <NumberField label="Extra replicas meanwhile" name="rollout.surge" value={rollout.surge} errors={errors} />
          <SecondsField
            label="Time to become healthy"
            name="rollout.healthyTimeoutMs"
            value={rollout.healthyTimeoutMs}
            errors={errors}
          />
          <NumberField
            label="Attempts per replica"
            name="rollout.maxAttempts"
            value={rollout.maxAttempts}
            errors={errors}
          />
          <SecondsField
            label="Drain"
            name="rollout.drainMs"
            value={rollout.drainMs}
            errors={errors}
            help="How long open requests of an old replica may take to end."
          />
          <SecondsField
            label="Stop"
            name="rollout.stopGraceMs"
            value={rollout.stopGraceMs}
            errors={errors}
            help="Between SIGTERM and SIGKILL."
          />
          <SecondsField
            label="Monitor"
            name="rollout.monitorMs"
            value={rollout.monitorMs}
            errors={errors}
            help="How long the new release is watched; a failure brings the old one back."
          />
        </div>
      </ConfigForm>
    </SettingsSection>
  );
}
