import {
  type ComponentPropsWithRef,
  cloneElement,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useId,
  useRef,
  useState,
} from "react";
import { createPart, usePart } from "~/lib/part";

/** What all menus draw once they are open: it comes when the page is alive, or at the first sign that somebody wants one. */
export const menuContent = createPart(async () => (await import("./menu-content")).MenuContent);

interface Props {
  /** the button that opens it */
  readonly trigger: ReactElement<ComponentPropsWithRef<"button">>;
  readonly align?: "start" | "end";
  readonly children: ReactNode;
}

const openingKeys = ["Enter", " ", "ArrowDown"];

/** What can be done, or where one can go, behind a button. A wish to open it is kept while what it draws is on its way. */
export function Menu({ trigger, align = "end", children }: Props) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const MenuContent = usePart(menuContent, open);
  const at = button.current;
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        id,
        "aria-haspopup": "menu",
        "aria-expanded": MenuContent !== null,
        onPointerEnter: menuContent.load,
        onFocus: menuContent.load,
        // A mouse may go on to what it wants without letting go; a finger may still turn out to scroll.
        onPointerDown: (event: PointerEvent) => {
          if (event.pointerType !== "mouse" || event.button !== 0 || event.ctrlKey) return;
          event.preventDefault();
          setOpen(true);
        },
        onClick: () => setOpen(true),
        onKeyDown: (event: KeyboardEvent) => {
          if (!openingKeys.includes(event.key)) return;
          event.preventDefault();
          setOpen(true);
        },
      })}
      {MenuContent !== null && at !== null && (
        <MenuContent at={at} align={align} labelledBy={id} onClose={() => setOpen(false)}>
          {children}
        </MenuContent>
      )}
    </>
  );
}
