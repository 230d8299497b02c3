import * as Dropdown from "@radix-ui/react-dropdown-menu";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { noteMenuButton } from "~/lib/use-return-focus";
import { type MenuParts, MenuPartsContext } from "./menu-parts";

const { Item, ItemIndicator, Label, RadioGroup, RadioItem, Separator } = Dropdown;
const parts: MenuParts = { Item, ItemIndicator, Label, RadioGroup, RadioItem, Separator };

interface Props {
  /** the button that asked for it */
  readonly at: HTMLElement;
  readonly align?: "start" | "end";
  readonly label?: string;
  /** id of what names it, where it has no label of its own */
  readonly labelledBy?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** An open menu. It opens where its button is, and gives the focus back to it. */
export function MenuContent({ at, align = "end", label, labelledBy, onClose, children }: Props) {
  const box = useBox(at);
  useEffect(() => noteMenuButton(at), [at]);
  const [byKeyboard] = useState(() => at.matches(":focus-visible"));
  return (
    <Dropdown.Root open onOpenChange={(open) => !open && onClose()}>
      <Dropdown.Trigger asChild>
        <span aria-hidden className="pointer-events-none fixed" style={box} />
      </Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          aria-labelledby={labelledBy}
          aria-label={label}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            at.focus();
            noteMenuButton(null);
          }}
          className="z-30 max-h-[70dvh] min-w-48 max-w-[min(360px,calc(100vw-16px))] overflow-y-auto rounded-lg bg-surface p-1 shadow-pop"
        >
          <MenuPartsContext.Provider value={parts}>{children}</MenuPartsContext.Provider>
          {byKeyboard && <FocusFirst />}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}

/** Where the button stands, also when the window gets another size under an open menu. */
function useBox(at: HTMLElement) {
  const [box, setBox] = useState(() => boxOf(at));
  useEffect(() => {
    const measure = () => setBox(boxOf(at));
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, [at]);
  return box;
}

function boxOf(at: HTMLElement) {
  const { left, top, width, height } = at.getBoundingClientRect();
  return { left, top, width, height };
}

/** Whoever opens a menu by a key goes on by keys. It came into the page after that key, so it cannot know by itself. */
function FocusFirst() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const menu = mark.current?.closest("[role=menu]");
    menu?.querySelector<HTMLElement>("[role^=menuitem]")?.focus({ preventScroll: true });
  }, []);
  return <span ref={mark} hidden />;
}
