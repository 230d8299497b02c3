import { ConfigForm } from "./config-form";
import { NumberField } from "./number-field";
import type { SectionProps } from "./section-props";
import { SettingsSection } from "./settings-section";

export function ResourcesSection({ config, errors, disabled }: SectionProps) {
  const { limits } = config;
  return (
    <SettingsSection
      id="resources"
      title="Replicas and resources"
      lead="How many replicas serve, and what each of them may use at most. Empty is no limit."
    >
      <ConfigForm section="resources" config={config} disabled={disabled}>
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField label="Replicas" name="replicas" value={config.replicas} errors={errors} />
          <NumberField
            label="CPU, cores"
            name="limits.cpus"
            value={limits.cpus}
            errors={errors}
            placeholder="no limit"
          />
          <NumberField
            label="Memory, MiB"
            name="limits.memoryMb"
            value={limits.memoryMb}
            errors={errors}
            placeholder="no limit"
            help="A replica that needs more is killed (exit code 137)."
          />
          <NumberField
            label="Processes"
            name="limits.pids"
            value={limits.pids}
            errors={errors}
            placeholder="no limit"
          />
        </div>
      </ConfigForm>
    </SettingsSection>
  );
}
