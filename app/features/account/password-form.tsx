import { Form } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Field } from "~/components/ui/field";
import type { Refusal } from "~/lib/door";

interface Props {
  readonly email: string;
  readonly refusal: Refusal | undefined;
  readonly done: boolean;
}

/** The old password, the new one. It is emptied when it was changed. */
export function PasswordForm({ email, refusal, done }: Props) {
  return (
    <Form method="post" key={String(done)} className="flex max-w-md flex-col items-start gap-3">
      <input type="hidden" name="intent" value="password" />
      {/* password managers ask whose it is */}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <div className="w-full">
        <Field
          label="Present password"
          name="current"
          type="password"
          autoComplete="current-password"
          required
          error={refusal?.fields.current}
        />
      </div>
      <div className="w-full">
        <Field
          label="New password"
          name="password"
          type="password"
          autoComplete="new-password"
          required
          help="At least 10 characters. All your other sessions end."
          error={refusal?.fields.password}
        />
      </div>
      <div className="flex items-center gap-3">
        <SubmitButton>Change the password</SubmitButton>
        {done && (
          <span role="status" className="text-ink-2">
            Changed. Your other sessions have ended.
          </span>
        )}
      </div>
    </Form>
  );
}
