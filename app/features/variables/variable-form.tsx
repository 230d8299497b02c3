import { Form } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { useAppPath } from "~/lib/app-path";
import { buttonClass, SubmitButton } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { Field } from "~/components/ui/field";
import { Panel } from "~/components/ui/panel";
import { TextArea } from "~/components/ui/text-area";
import type { VariablesRead } from "~/features/application/types";
import type { Refusal } from "~/lib/door";

interface Props {
  /** the one that is changed; null for a new one */
  readonly variable: VariablesRead["variables"][number] | null;
  /** the name of a new one, where it is known */
  readonly name: string;
  readonly refusal: Refusal | undefined;
}

/** One variable. A secret's value is never shown: left empty, it stays. */
export function VariableForm({ variable, name, refusal }: Props) {
  const base = useAppPath();
  const isSecret = variable?.isSecret ?? false;
  const errors = refusal?.fields ?? {};
  return (
    <Panel title={variable === null ? "Add a variable" : `Change ${variable.key}`}>
      <Form method="post" key={variable?.key ?? name} className="flex flex-col gap-4 p-4">
        <input type="hidden" name="intent" value="set" />
        {isSecret && <input type="hidden" name="known" value="1" />}
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
          <Field
            label="Name"
            name="key"
            defaultValue={variable?.key ?? name}
            readOnly={variable !== null}
            autoFocus={variable === null && name === ""}
            autoComplete="off"
            spellCheck={false}
            required
            error={errors.key}
          />
          <TextArea
            label="Value"
            name="value"
            rows={2}
            autoFocus={variable !== null || name !== ""}
            defaultValue={variable?.value ?? ""}
            placeholder={isSecret ? "hidden; leave empty to keep it" : undefined}
            error={errors.value}
          />
        </div>
        <div className="grid gap-3 sm:grid-cols-3">
          <Checkbox
            label="Secret"
            name="secret"
            defaultChecked={isSecret}
            help="Encrypted, never shown again, masked in logs."
          />
          <Checkbox
            label="At run time"
            name="run"
            defaultChecked={variable?.run ?? true}
            help="In the environment of each replica."
          />
          <Checkbox
            label="At build time"
            name="build"
            defaultChecked={variable?.build ?? false}
            help="A build argument; not possible for a secret."
            error={errors.build}
          />
        </div>
        <div className="flex gap-2">
          <SubmitButton look="primary">Save variable</SubmitButton>
          <Link className={buttonClass()} to={`${base}/variables`} keepScroll>
            Cancel
          </Link>
        </div>
      </Form>
    </Panel>
  );
}
