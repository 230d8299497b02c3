import { Icon } from "./icon";
import { type InputHTMLAttributes, useId } from "react";

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  name: string;
  help?: string;
  error?: string | undefined;
}

/** An input with its label above and help or error below, linked for screen readers. */
export function Field({ label, help, error, ...input }: Props) {
  const id = useId();
  const note = error ?? help;
  return (
    <div>
      <label htmlFor={id} className="block pb-1 font-medium [overflow-wrap:anywhere]">
        {label}
      </label>
      <input
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        className="h-8 w-full rounded-md border border-line-control bg-surface px-2.5 aria-invalid:border-bad pointer-coarse:h-10"
        {...input}
      />
      {note !== undefined && (
        <p
          id={`${id}-note`}
          className={`flex gap-1.5 pt-1 text-xs ${error === undefined ? "text-ink-3" : "text-bad-ink"}`}
        >
          {error !== undefined && <Icon name="circle-x" className="mt-px size-3.5" />}
          {note}
        </p>
      )}
    </div>
  );
}
