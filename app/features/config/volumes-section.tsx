import { Icon } from "~/components/ui/icon";
import { useState } from "react";
import { buttonClass } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { useHydrated } from "~/lib/use-hydrated";
import { ConfigForm } from "./config-form";
import type { SectionProps } from "./section-props";
import { SettingsSection } from "./settings-section";

/** Rows to fill in; empty ones are left out. There is always one more, so it works without JavaScript too. */
export function VolumesSection({
  config,
  errors,
  disabled,
  volumeName,
}: SectionProps & { readonly volumeName: string }) {
  const [extra, setExtra] = useState(config.volumes.length === 0 || disabled ? 0 : 1);
  const hydrated = useHydrated();
  const rows = [
    ...config.volumes,
    ...Array.from({ length: Math.max(extra, config.volumes.length === 0 ? 1 : 0) }, () => ({ name: "", path: "" })),
  ];
  return (
    <SettingsSection
      id="volumes"
      title="Volumes"
      lead={
        <>
          Folders that outlive the containers. All replicas of this environment share them; on a node they are called{" "}
          <code>{volumeName}</code>. A row that is emptied takes the volume away from the containers, and its data
          stays.
        </>
      }
    >
      <ConfigForm section="volumes" config={config} disabled={disabled}>
        {rows.map((volume, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own before they are saved
            key={index}
            className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]"
          >
            <Field
              label={`Name of volume ${index + 1}`}
              name="volume.name"
              defaultValue={volume.name}
              placeholder="data"
              autoComplete="off"
              error={errors[`volumes.${index}.name`]}
            />
            <Field
              label="Path in the container"
              name="volume.path"
              defaultValue={volume.path}
              placeholder="/var/lib/data"
              autoComplete="off"
              error={errors[`volumes.${index}.path`] ?? (index === 0 ? errors.volumes : undefined)}
            />
          </div>
        ))}
        {hydrated && !disabled && (
          <div>
            <button type="button" className={buttonClass("default", "sm")} onClick={() => setExtra(extra + 1)}>
              <Icon name="plus" />
              One more
            </button>
          </div>
        )}
      </ConfigForm>
    </SettingsSection>
  );
}
