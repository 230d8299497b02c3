import { Form, useSearchParams, useSubmit } from "@remix-run/react";
import type { FormEvent, ReactNode } from "react";
import { buttonClass } from "./button";

interface Props {
  /** what else of the address stays as it is */
  readonly keep: readonly string[];
  readonly children: ReactNode;
}

/** Fields that narrow a list: what is chosen goes into the address at once. Without JavaScript, Enter or the button sends it. */
export function FilterForm({ keep, children }: Props) {
  const [params] = useSearchParams();
  const submit = useSubmit();
  const kept = keep.flatMap((name) => {
    const value = params.get(name);
    return value === null ? [] : [{ name, value }];
  });
  // A year of which only some digits are typed yet is not sent.
  const onChange = ({ currentTarget: form }: FormEvent<HTMLFormElement>) => {
    if (form.checkValidity()) submit(form, { replace: true, preventScrollReset: true });
  };
  return (
    <Form method="get" aria-label="Filters" className="flex min-w-0 flex-wrap items-center gap-2" onChange={onChange}>
      {kept.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <noscript>
        <button type="submit" className={buttonClass()}>
          Show
        </button>
      </noscript>
    </Form>
  );
}
