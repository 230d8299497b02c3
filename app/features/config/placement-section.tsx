import { Form } from "@remix-run/react";
import { Checkbox } from "~/components/ui/checkbox";
import { Field } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import type { PlacementRead } from "~/features/application/types";
import { SaveRow } from "./config-form";
import { SettingsSection } from "./settings-section";

interface Props {
  readonly read: PlacementRead;
  readonly errors: Readonly<Record<string, string>>;
  readonly disabled: boolean;
  readonly saved: boolean;
}

/** Where its replicas may run, and where they would run now. It takes effect at once: replicas move one by one. */
export function PlacementSection({ read, errors, disabled, saved }: Props) {
  const { on, moveAfterS } = read.placement;
  return (
    <SettingsSection
      id="placement"
      title="Nodes"
      lead="On which nodes its replicas may run. Those that have to move do so one by one, as soon as you save."
    >
      <Form method="post" action="#placement" preventScrollReset>
        <input type="hidden" name="intent" value="placement" />
        <fieldset disabled={disabled} className="flex flex-col gap-4">
          <Select label="Where" name="on" defaultValue={on.kind}>
            <option value="any">Any node, spread evenly</option>
            <option value="nodes">Only the nodes that are ticked below</option>
            <option value="label">Only nodes with the label below</option>
          </Select>
          <NodeList read={read} error={errors["on.ids"]} />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              label="Label"
              name="key"
              defaultValue={on.kind === "label" ? on.key : ""}
              placeholder="disk"
              error={errors["on.key"]}
            />
            <Field
              label="Its value"
              name="value"
              defaultValue={on.kind === "label" ? on.value : ""}
              placeholder="ssd"
              error={errors["on.value"]}
            />
          </div>
          <div className="grid gap-4 sm:grid-cols-2">
            <Select label="When its node is lost" name="onLoss" defaultValue={moveAfterS === null ? "wait" : "move"}>
              <option value="move">Start its replicas on other nodes</option>
              <option value="wait">Wait for the node</option>
            </Select>
            <Field
              label="After, s"
              name="moveAfterS"
              inputMode="numeric"
              defaultValue={moveAfterS ?? 60}
              help="Replicas with volumes always wait: their data is on the node."
              error={errors.moveAfterS}
            />
          </div>
          {!disabled && <SaveRow saved={saved} now />}
        </fieldset>
      </Form>
    </SettingsSection>
  );
}

/** Each node with what would run on it now, or why nothing would. */
function NodeList({ read, error }: { read: PlacementRead; error: string | undefined }) {
  const { on } = read.placement;
  const ids = on.kind === "nodes" ? on.ids : [];
  return (
    <fieldset>
      <legend className="pb-1 font-medium">
        A deployment would run {read.placed} of {read.replicas} {read.replicas === 1 ? "replica" : "replicas"} now
      </legend>
      <p className="pb-2 text-ink-2">{read.sentence}</p>
      <ul className="flex flex-col gap-2 rounded-lg border border-line p-3">
        {read.nodes.map(({ id, name, replicas, obstacle }) => (
          <li key={id}>
            <Checkbox
              name="ids"
              value={id}
              label={name}
              defaultChecked={ids.includes(id)}
              help={obstacle ?? (replicas === 1 ? "1 replica" : `${replicas} replicas`)}
            />
          </li>
        ))}
      </ul>
      {error !== undefined && <p className="pt-1 text-bad-ink text-xs">{error}</p>}
    </fieldset>
  );
}
