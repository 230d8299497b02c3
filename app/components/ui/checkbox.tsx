import { type InputHTMLAttributes, useId } from "react";

interface Props extends Omit<InputHTMLAttributes<HTMLInputElement>, "type"> {
  label: string;
  name: string;
  help?: string;
  error?: string | undefined;
}

/** The browser's own box with its words beside it. */
export function Checkbox({ label, help, error, ...input }: Props) {
  const id = useId();
  const note = error ?? help;
  return (
    <div className="flex items-start gap-2">
      <input
        id={id}
        type="checkbox"
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        aria-invalid={error !== undefined}
        className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:size-5"
        {...input}
      />
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {note !== undefined && (
          <p id={`${id}-note`} className={`text-xs ${error === undefined ? "text-ink-3" : "text-bad-ink"}`}>
            {note}
          </p>
        )}
      </div>
    </div>
  );
}
