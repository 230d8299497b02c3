import { useFieldValue } from "~/lib/use-field-value";

interface Props {
  readonly name: string;
  /** for screen readers: what is chosen says itself what it is */
  readonly label: string;
  /** what is shown while nothing is chosen: "All projects" */
  readonly all: string;
  /** as the address has it; empty for all */
  readonly value: string;
  readonly options: readonly { readonly slug: string; readonly name: string }[];
}

/** One of many, or all. What the address names and the list does not is kept: it says why nothing is found. */
export function FilterSelect({ name, label, all, value, options }: Props) {
  return (
    <select
      ref={useFieldValue<HTMLSelectElement>(value)}
      name={name}
      aria-label={label}
      defaultValue={value}
      className="h-8 min-w-0 max-w-48 rounded-md border border-line-control bg-surface px-2 pointer-coarse:h-10"
    >
      <option value="">{all}</option>
      {value !== "" && !options.some(({ slug }) => slug === value) && <option value={value}>{value}</option>}
      {options.map(({ slug, name: word }) => (
        <option key={slug} value={slug}>
          {word}
        </option>
      ))}
    </select>
  );
}
