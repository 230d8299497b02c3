import { Field } from "~/components/ui/field";

interface Props {
  readonly label: string;
  readonly name: string;
  readonly value: number | null;
  readonly errors: Readonly<Record<string, string>>;
  readonly help?: string;
  readonly placeholder?: string;
}

/** A number; text with digits, so that a comma works too and no wheel changes it by mistake. */
export function NumberField({ label, name, value, errors, help, placeholder }: Props) {
  return (
    <Field
      label={label}
      name={name}
      inputMode="decimal"
      autoComplete="off"
      defaultValue={value ?? ""}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(help === undefined ? {} : { help })}
      error={errors[name]}
    />
  );
}

/** A time, entered in seconds. */
export const SecondsField = ({ label, value, ...rest }: Omit<Props, "value"> & { readonly value: number }) => (
  <NumberField {...rest} label={`${label}, s`} value={value / 1000} />
);
