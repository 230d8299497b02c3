import { Form } from "@remix-run/react";
import { SubmitButton } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { Field } from "~/components/ui/field";
import { Icon } from "~/components/ui/icon";
import type { Refusal } from "~/lib/door";
import type { Read } from "~/lib/read";

interface Props {
  readonly registry: Read<"registry", "readRegistry">["registry"];
  readonly refusal: Refusal | undefined;
  /** what was done just now: check, save, remove */
  readonly done: string | null;
}

const said: Readonly<Record<string, string>> = {
  check: "It takes what is pushed. Nothing was saved.",
  save: "It takes what is pushed. Saved.",
};

/** Where images are pushed to. It is tried before it is saved. */
export function RegistryForm({ registry, refusal, done }: Props) {
  const errors = refusal?.fields ?? {};
  const values = refusal?.values;
  const plain = { autoComplete: "off", autoCapitalize: "none", spellCheck: false } as const;
  return (
    <Form method="post" preventScrollReset className="flex flex-col items-stretch gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          {...plain}
          label="Address"
          name="address"
          required
          defaultValue={values?.address ?? registry?.address ?? ""}
          placeholder="registry.example.com:5000"
          help="The host, with its port if need be."
          error={errors.address}
        />
        <Field
          {...plain}
          label="Prefix"
          name="prefix"
          defaultValue={values?.prefix ?? registry?.prefix ?? ""}
          placeholder="team/apps"
          help="Begins the names of all images there. May be empty."
          error={errors.prefix}
        />
        <Field
          {...plain}
          label="User"
          name="username"
          defaultValue={values?.username ?? registry?.username ?? ""}
          help="Empty where the registry wants no login."
          error={errors.username}
        />
        <Field
          label="Password or token"
          name="password"
          type="password"
          autoComplete="off"
          placeholder={registry?.username ? "leave empty to keep the stored one" : ""}
          help="Kept sealed, and never shown again."
          error={errors.password}
        />
      </div>
      <Checkbox
        label="Allow plain HTTP"
        name="plainHttp"
        defaultChecked={values === undefined ? (registry?.plainHttp ?? false) : values.plainHttp === "on"}
        help="Images and the password go over the line unencrypted. Each node’s engine has to allow it, too."
        error={errors.plainHttp}
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton look="primary" name="intent" value="save">
          Check and save
        </SubmitButton>
        <SubmitButton name="intent" value="check">
          Check
        </SubmitButton>
        <span role="status" className="flex items-center gap-1.5 text-ink-2 empty:hidden">
          {done !== null && said[done] !== undefined && (
            <>
              <Icon name="check" className="text-ok-ink" />
              {said[done]}
            </>
          )}
        </span>
      </div>
    </Form>
  );
}
