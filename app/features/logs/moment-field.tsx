import { useId, useState } from "react";
import { useHydrated } from "~/lib/use-hydrated";
import { fieldClass } from "./field-class";

/** A moment by the browser's clock; before the page is alive, and for whoever has no JavaScript, by UTC. */
export function MomentField({ name, word, at }: { name: string; word: string; at: string | null }) {
  const id = useId();
  const hydrated = useHydrated();
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <label htmlFor={id} className="text-ink-2">
        {hydrated ? word : `${word} (UTC)`}
      </label>
      {hydrated ? <Local id={id} name={name} at={at} /> : <Field id={id} name={name} defaultValue={toField(at, 0)} />}
    </span>
  );
}

function Local({ id, name, at }: { id: string; name: string; at: string | null }) {
  const [value, setValue] = useState(() => toField(at, at === null ? 0 : new Date(at).getTimezoneOffset()));
  const moment = new Date(value);
  return (
    <>
      <Field id={id} value={value} onChange={({ target }) => setValue(target.value)} />
      <input type="hidden" name={name} value={Number.isNaN(moment.getTime()) ? "" : moment.toISOString()} />
    </>
  );
}

const Field = (rest: React.InputHTMLAttributes<HTMLInputElement>) => (
  <input type="datetime-local" step={1} className={fieldClass} {...rest} />
);

/** "2026-11-27T23:00:00", as the field has it. @param behind minutes that the clock is behind UTC */
const toField = (at: string | null, behind: number): string =>
  at === null ? "" : new Date(Date.parse(at) - behind * 60_000).toISOString().slice(0, 19);
