import { useNavigation } from "@remix-run/react";
import type { ButtonHTMLAttributes } from "react";

const base =
  "inline-flex h-8 items-center justify-center gap-2 whitespace-nowrap rounded-md px-3 font-medium pointer-coarse:h-10 aria-busy:opacity-70";
const looks = {
  primary: "bg-primary text-on-primary hover:opacity-90",
  default: "border border-line-2 bg-surface text-ink hover:bg-surface-2",
  danger: "border border-line-2 bg-surface text-bad-ink hover:bg-bad-soft",
} as const;

export type ButtonLook = keyof typeof looks;

export const buttonClass = (look: ButtonLook = "default") => `${base} ${looks[look]}`;

/** Sends its form. While the form is on its way the label stays and a second press does nothing. */
export function SubmitButton({
  look = "default",
  ...rest
}: { look?: ButtonLook } & ButtonHTMLAttributes<HTMLButtonElement>) {
  const busy = useNavigation().state === "submitting";
  return (
    <button
      type="submit"
      aria-busy={busy}
      onClick={(event) => {
        if (busy) event.preventDefault();
      }}
      className={buttonClass(look)}
      {...rest}
    />
  );
}
