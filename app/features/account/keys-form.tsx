import { Form } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";

/** Whether keys that are one letter do something. It holds for this browser. */
export function KeysForm({ letters, saved }: { letters: boolean; saved: boolean }) {
  return (
    <Form method="post" className="flex max-w-md flex-col items-start gap-3">
      <input type="hidden" name="intent" value="keys" />
      <Checkbox
        label="Keys that are one letter"
        name="letters"
        defaultChecked={letters}
        help="“g” and a letter go to a page, “/” to its filter; “?” shows all of them. It holds for this browser: turn it off where you speak to it."
      />
      <div className="flex items-center gap-3">
        <SubmitButton>Save keys</SubmitButton>
        {saved && (
          <span role="status" className="text-ink-2">
            Saved.
          </span>
        )}
      </div>
    </Form>
  );
}
