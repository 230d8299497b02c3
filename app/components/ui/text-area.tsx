import { Icon } from "./icon";
import { type TextareaHTMLAttributes, useId } from "react";

interface Props extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  label: string;
  name: string;
  help?: string;
  error?: string | undefined;
}

/** Text over several lines, in the type of code. */
export function TextArea({ label, help, error, ...input }: Props) {
  const id = useId();
  const note = error ?? help;
  return (
    <div>
      <label htmlFor={id} className="block pb-1 font-medium">
        {label}
      </label>
      <textarea
        id={id}
        aria-invalid={error !== undefined}
        aria-describedby={note === undefined ? undefined : `${id}-note`}
        spellCheck={false}
        autoComplete="off"
        className="block w-full rounded-md border border-line-control bg-surface px-2.5 py-1.5 font-mono text-xs/5 aria-invalid:border-bad"
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
