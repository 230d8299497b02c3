import { ConfigForm } from "./config-form";
import { NumberField, SecondsField } from "./number-field";
import type { SectionProps } from "./section-props";
import { SettingsSection } from "./settings-section";

export function RestartSection({ config: { restart }, config, errors, disabled }: SectionProps) {
  return (
    <SettingsSection
      id="restart"
      title="Restart policy"
      lead="A replica that ends or turns unhealthy is replaced. The wait doubles with each failure; one that fails too often within 15 min is given up, and said so."
    >
      <ConfigForm section="restart" config={config} disabled={disabled}>
        <div className="grid gap-4 sm:grid-cols-2">
          <SecondsField label="First wait" name="restart.backoffMs" value={restart.backoffMs} errors={errors} />
          <SecondsField label="Longest wait" name="restart.maxBackoffMs" value={restart.maxBackoffMs} errors={errors} />
          <NumberField
            label="Given up after, failures"
            name="restart.maxCrashes"
            value={restart.maxCrashes}
            errors={errors}
          />
        </div>
      </ConfigForm>
    </SettingsSection>
  );
}
