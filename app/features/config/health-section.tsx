import { Field } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { formatCommand } from "../../../server/domain/container-spec/parse-command";
import { ConfigForm } from "./config-form";
import { NumberField, SecondsField } from "./number-field";
import type { SectionProps } from "./section-props";
import { SettingsSection } from "./settings-section";

/** Fields that only one kind of check has are shown by CSS, so they follow the choice without JavaScript too. */
const only = {
  http: "hidden group-has-[option[value=http]:checked]:grid",
  tcp: "hidden group-has-[option[value=tcp]:checked]:grid",
  command: "hidden group-has-[option[value=command]:checked]:grid",
} as const;

export function HealthSection({ config, errors, disabled }: SectionProps) {
  const { health } = config;
  const http = health.kind === "http" ? health : null;
  const port = "port" in health ? health.port : null;
  return (
    <SettingsSection
      id="health"
      title="Health check"
      lead="A new replica gets traffic when it passes; one that fails it is taken out of traffic and replaced."
    >
      <ConfigForm section="health" config={config} disabled={disabled}>
        <div className="group flex flex-col gap-4">
          <Select label="Kind" name="health.kind" defaultValue={health.kind}>
            <option value="http">HTTP: a request is answered</option>
            <option value="tcp">TCP: the port accepts connections</option>
            <option value="command">Command: it ends with 0 in the container</option>
            <option value="none">None: running is healthy</option>
          </Select>
          <div className={`gap-4 sm:grid-cols-2 ${only.http}`}>
            <Field
              label="Path"
              name="health.path"
              defaultValue={http?.path ?? "/"}
              autoComplete="off"
              error={errors["health.path"]}
            />
            <NumberField
              label="Port"
              name="health.port"
              value={http ? port : null}
              errors={errors}
              placeholder="the application’s"
            />
            <NumberField
              label="Status from"
              name="health.expectStatus.0"
              value={http?.expectStatus[0] ?? 200}
              errors={errors}
            />
            <NumberField
              label="Status to"
              name="health.expectStatus.1"
              value={http?.expectStatus[1] ?? 399}
              errors={errors}
            />
          </div>
          <div className={`gap-4 sm:grid-cols-2 ${only.tcp}`}>
            <NumberField
              label="Port"
              name="health.tcpPort"
              value={health.kind === "tcp" ? port : null}
              errors={errors["health.port"] === undefined ? {} : { "health.tcpPort": errors["health.port"] }}
              placeholder="the application’s"
            />
          </div>
          <div className={only.command}>
            <Field
              label="Command"
              name="health.command"
              defaultValue={health.kind === "command" ? formatCommand(health.command) : ""}
              autoComplete="off"
              spellCheck={false}
              help="Started in the container without a shell."
              error={errors["health.command"]}
            />
          </div>
          <div className="grid gap-4 sm:grid-cols-2">
            <SecondsField label="Interval" name="health.intervalMs" value={health.intervalMs} errors={errors} />
            <SecondsField label="Time for an answer" name="health.timeoutMs" value={health.timeoutMs} errors={errors} />
            <NumberField
              label="Healthy after, successes"
              name="health.healthyThreshold"
              value={health.healthyThreshold}
              errors={errors}
            />
            <NumberField
              label="Unhealthy after, failures"
              name="health.unhealthyThreshold"
              value={health.unhealthyThreshold}
              errors={errors}
            />
            <SecondsField
              label="Start period"
              name="health.startPeriodMs"
              value={health.startPeriodMs}
              errors={errors}
              help="Failures do not count this long after the start."
            />
          </div>
        </div>
      </ConfigForm>
    </SettingsSection>
  );
}
