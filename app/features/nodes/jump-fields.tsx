import { Field } from "~/components/ui/field";
import { TextArea } from "~/components/ui/text-area";
import type { ConnectionProps } from "./connection-props";

/** What most machines do not need: another socket, and a machine on the way. */
export function JumpFields({ values, errors, stored }: ConnectionProps) {
  const wrong = ["socketPath", "jumpHost", "jumpPort", "jumpUser", "jumpPrivateKey"].some((name) => errors[name]);
  const used = (values.jumpHost ?? "") !== "" || wrong;
  return (
    <details open={used} className="rounded-lg border border-line px-3 py-2 open:pb-4">
      <summary className="min-h-6 cursor-pointer font-medium">Jump host and socket</summary>
      <div className="flex flex-col gap-4 pt-3">
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_96px_160px]">
          <Field
            label="Jump host"
            name="jumpHost"
            defaultValue={values.jumpHost ?? ""}
            placeholder="none: reached directly"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            error={errors.jumpHost}
          />
          <Field
            label="Its port"
            name="jumpPort"
            inputMode="numeric"
            defaultValue={values.jumpPort ?? "22"}
            autoComplete="off"
            error={errors.jumpPort}
          />
          <Field
            label="User there"
            name="jumpUser"
            defaultValue={values.jumpUser ?? ""}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            error={errors.jumpUser}
          />
        </div>
        <TextArea
          label="Private key for the jump host"
          name="jumpPrivateKey"
          rows={2}
          placeholder={stored ? "leave empty to keep it" : "leave empty to use the same key"}
          error={errors.jumpPrivateKey}
        />
        <Field
          label="Path of the engine’s socket"
          name="socketPath"
          defaultValue={values.socketPath ?? "/var/run/docker.sock"}
          autoComplete="off"
          spellCheck={false}
          error={errors.socketPath}
        />
      </div>
    </details>
  );
}
