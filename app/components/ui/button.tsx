import { useNavigation } from "@remix-run/react";
import type { ButtonHTMLAttributes } from "react";

const base =
  "inline-flex max-w-full cursor-pointer items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium aria-busy:opacity-70";
const sizes = { md: "h-8 px-3 pointer-coarse:h-10", sm: "h-7 px-2.5 text-xs pointer-coarse:h-10" } as const;
const looks = {
  primary: "bg-primary text-on-primary hover:opacity-90",
  default: "border border-line-2 bg-surface text-ink shadow-control hover:bg-surface-2",
  ghost: "text-ink-2 hover:bg-surface-2",
  danger: "border border-line-2 bg-surface text-bad-ink shadow-control hover:bg-bad-soft",
  /** filled red, and only inside a dialog that asks */
  destroy: "bg-bad text-on-bad hover:opacity-90",
} as const;

export type ButtonLook = keyof typeof looks;

export type ButtonSize = keyof typeof sizes;

export const buttonClass = (look: ButtonLook = "default", size: ButtonSize = "md") =>
  `${base} ${sizes[size]} ${looks[look]}`;

/** A button with an icon alone; it needs a label. */
export const iconButton = "icon-button";

/** Sends its form. While the form is on its way the label stays and a second press does nothing. */
export function SubmitButton({
  look = "default",
  size = "md",
  ...rest
}: { look?: ButtonLook; size?: ButtonSize } & ButtonHTMLAttributes<HTMLButtonElement>) {
  const busy = useNavigation().state === "submitting";
  return (
    <button
      type="submit"
      aria-busy={busy}
      onClick={(event) => {
        if (busy) event.preventDefault();
      }}
      className={buttonClass(look, size)}
      {...rest}
    />
  );
}
