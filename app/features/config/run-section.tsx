import { Field } from "~/components/ui/field";
import { formatCommand } from "../../../server/domain/container-spec/parse-command";
import { ConfigForm } from "./config-form";
import type { SectionProps } from "./section-props";
import { SettingsSection } from "./settings-section";

export function RunSection({ config, errors, disabled }: SectionProps) {
  return (
    <SettingsSection id="run" title="Run" lead="What is started in the container, and where it listens.">
      <ConfigForm section="run" config={config} disabled={disabled}>
        <Field
          label="Command"
          name="command"
          defaultValue={config.command === null ? "" : formatCommand(config.command)}
          placeholder="the image’s own"
          autoComplete="off"
          spellCheck={false}
          help="In the place of the image’s command. Quotes join words; no shell reads it."
          error={errors.command}
        />
        <Field
          label="Port"
          name="port"
          inputMode="numeric"
          defaultValue={config.port ?? ""}
          placeholder="the lowest that the image exposes"
          help="Also given to the application as PORT."
          error={errors.port}
        />
      </ConfigForm>
    </SettingsSection>
  );
}
