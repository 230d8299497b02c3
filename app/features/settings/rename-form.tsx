import { Form } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import { refusalOf } from "~/lib/refusal";

interface Props {
  readonly label: string;
  readonly help: string;
  readonly name: string;
  /** of the action: a refusal, or that it was saved */
  readonly answer: unknown;
}

/** Changes a name. What was refused stands at the field. */
export function RenameForm({ label, help, name, answer }: Props) {
  const refusal = refusalOf(answer);
  const saved = typeof answer === "object" && answer !== null && "saved" in answer;
  return (
    <Form method="post" className="flex max-w-md flex-col items-start gap-3">
      <input type="hidden" name="intent" value="rename" />
      <div className="w-full">
        <Field
          label={label}
          name="name"
          defaultValue={name}
          maxLength={60}
          required
          help={help}
          error={refusal?.message}
        />
      </div>
      <div className="flex items-center gap-3">
        <SubmitButton>Rename</SubmitButton>
        {saved && (
          <span role="status" className="text-ink-2">
            Renamed.
          </span>
        )}
      </div>
    </Form>
  );
}
