import { type SelectHTMLAttributes, useId } from "react";

/** The browser's own list, in our clothes: right with a keyboard, a phone and without JavaScript. */
export function Select({ label, ...rest }: { label: string; name: string } & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="block pb-1 font-medium">
        {label}
      </label>
      <select
        id={id}
        className="h-8 w-full rounded-md border border-line-control bg-surface px-2 pointer-coarse:h-10"
        {...rest}
      />
    </div>
  );
}
