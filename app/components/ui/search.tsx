import { Form, useSearchParams, useSubmit } from "@remix-run/react";
import { Icon } from "./icon";
import { useEffect, useRef } from "react";

const waitMs = 250;

interface Props {
  readonly label: string;
  /** the part of the address that holds it; the page number of what was there goes */
  readonly name?: string;
  /** what else of the address stays */
  readonly keep?: readonly string[];
}

/** Searches while one types; without JavaScript, on Enter. The address says what was searched. */
export function Search({ label, name = "q", keep = [] }: Props) {
  const [params] = useSearchParams();
  const submit = useSubmit();
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const input = useRef<HTMLInputElement>(null);
  const value = params.get(name) ?? "";
  useEffect(() => () => clearTimeout(timer.current), []);
  // The address may change without the field: by a link that shows all, or by going back.
  useEffect(() => {
    if (input.current !== null && input.current !== document.activeElement) input.current.value = value;
  }, [value]);
  return (
    <Form method="get" role="search" className="relative w-full sm:w-60" preventScrollReset>
      {keep.map((key) => {
        const kept = params.get(key);
        return kept === null ? null : <input key={key} type="hidden" name={key} value={kept} />;
      })}
      <Icon name="search" className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3" />
      <input
        ref={input}
        type="search"
        name={name}
        aria-label={label}
        placeholder={label}
        defaultValue={value}
        autoComplete="off"
        onChange={(event) => {
          const { form } = event.currentTarget;
          clearTimeout(timer.current);
          timer.current = setTimeout(() => submit(form, { replace: true, preventScrollReset: true }), waitMs);
        }}
        className="h-8 w-full rounded-md border border-line-control bg-surface pr-2.5 pl-8 placeholder:text-ink-3 pointer-coarse:h-10"
      />
    </Form>
  );
}
