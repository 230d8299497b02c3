import { forwardRef, type SelectHTMLAttributes, useId } from "react";

interface Props extends SelectHTMLAttributes<HTMLSelectElement> {
  label: string;
  name: string;
  help?: string;
}

/** The browser's own list, in our clothes: right with a keyboard, a phone and without JavaScript. */
export const Select = forwardRef<HTMLSelectElement, Props>(function Select({ label, help, ...rest }, ref) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block pb-1 font-medium">
        {label}
      </label>
      <select
        ref={ref}
        id={id}
        aria-describedby={help === undefined ? undefined : `${id}-note`}
        className="h-8 w-full rounded-md border border-line-control bg-surface px-2 pointer-coarse:h-10"
        {...rest}
      />
      {help !== undefined && (
        <p id={`${id}-note`} className="pt-1 text-xs text-ink-3">
          {help}
        </p>
      )}
    </div>
  );
});
