import { Form } from "@remix-run/react";
import { Field } from "~/components/ui/field";
import { Section } from "~/components/ui/section";
import { Select } from "~/components/ui/select";
import { TextArea } from "~/components/ui/text-area";
import type { Read } from "~/lib/read";
import { SaveNode } from "./save-node";

export interface SettingsProps {
  readonly errors: Readonly<Record<string, string>>;
  /** what a refused form held, by the names of its fields */
  readonly values: Readonly<Record<string, string>>;
  /** which form was saved just now */
  readonly saved: string | null;
}

/** What a node is called, and what it is used for. */
export function UseSection({
  node,
  errors,
  values,
  saved,
}: SettingsProps & { node: Read<"nodes", "readNodeSettings"> }) {
  const shown = values.intent === "use" ? values : {};
  return (
    <Section title="Use">
      <Form method="post" preventScrollReset className="flex flex-col items-stretch gap-4">
        <input type="hidden" name="intent" value="use" />
        <div className="max-w-xs">
          <Field
            label="Name"
            name="name"
            defaultValue={shown.name ?? node.name}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            help="A part of the addresses of its pages."
            error={errors.name}
          />
        </div>
        <TextArea
          label="Labels"
          name="labels"
          rows={3}
          defaultValue={shown.labels ?? node.labels}
          placeholder={"zone=fra\ndisk=ssd"}
          help="One name=value a line. Applications can be placed by them."
          error={errors.labels}
        />
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_160px]">
          <Select
            label="Builds"
            name="builds"
            defaultValue={shown.builds ?? node.builds}
            help="Builds go to the node that has the application’s cache, else to one only for builds, else to the idlest. The image is copied to where it runs."
          >
            <option value="yes">Yes: images are built and applications run here</option>
            <option value="only">Only builds: no application runs here</option>
            <option value="never">Never: applications run here, no image is built</option>
          </Select>
          <Field
            label="Builds at once"
            name="buildLimit"
            inputMode="numeric"
            defaultValue={shown.buildLimit ?? node.buildLimit ?? ""}
            placeholder="as everywhere"
            help="More wait, or go elsewhere."
            autoComplete="off"
            error={errors.buildLimit}
          />
        </div>
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_160px]">
          <Field
            label="Address for other nodes’ edges"
            name="meshAddress"
            defaultValue={shown.meshAddress ?? node.meshAddress ?? ""}
            placeholder="none: only its own edge sends traffic to it"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            error={errors.meshAddress}
          />
          <Field
            label="Port for them"
            name="meshPort"
            inputMode="numeric"
            defaultValue={shown.meshPort ?? node.meshPort}
            autoComplete="off"
            error={errors.meshPort}
          />
        </div>
        <SaveNode verb="Save" saved={saved === "use"} />
      </Form>
    </Section>
  );
}
