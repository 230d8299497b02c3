import { Form } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { Field } from "~/components/ui/field";
import type { Refusal } from "~/lib/door";

/** A host, or a path of it, that shall lead here. Takes effect at once. */
export function DomainForm({ refusal, suggestion }: { refusal: Refusal | undefined; suggestion: string }) {
  const errors = refusal?.fields ?? {};
  return (
    <Form method="post" className="flex max-w-2xl flex-col gap-4">
      <input type="hidden" name="intent" value="add" />
      <div className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Field
          label="Host"
          name="host"
          required
          autoComplete="off"
          spellCheck={false}
          placeholder={suggestion}
          help={`A name whose DNS leads to this machine. ${suggestion} works in a browser on this machine at once.`}
          error={errors.host}
        />
        <Field
          label="Path"
          name="path"
          defaultValue="/"
          autoComplete="off"
          spellCheck={false}
          help="“/” is the whole host."
          error={errors.path}
        />
      </div>
      <Checkbox
        label="Take the path away before the request reaches the application"
        name="stripPath"
        help="With path /api, a request for /api/users arrives as /users."
      />
      <div>
        <SubmitButton>Add domain</SubmitButton>
      </div>
    </Form>
  );
}
