import { type ButtonHTMLAttributes, forwardRef } from "react";
import { buttonClass, type ButtonLook } from "./button";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook;
}

/** A button that acts on the page itself and sends no form. */
export const Button = forwardRef<HTMLButtonElement, Props>(({ look = "default", ...rest }, ref) => (
  <button
    ref={ref}
    type="button"
    className={`${buttonClass(look)} disabled:cursor-default disabled:opacity-60`}
    {...rest}
  />
));
