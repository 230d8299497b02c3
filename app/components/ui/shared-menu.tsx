import * as Dropdown from "@radix-ui/react-dropdown-menu";
import type { ReactNode } from "react";
import { noteOpener } from "~/lib/use-return-focus";
import { menuContentClass } from "./menu";

interface Props {
  /** the button that asked for it; null: it is closed */
  readonly at: HTMLElement | null;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** One menu for the many rows of a list, so that each row has a plain button only. It opens where that is, and gives the focus back. */
export function SharedMenu({ at, label, onClose, children }: Props) {
  if (at === null) return null;
  const { left, top, width, height } = at.getBoundingClientRect();
  return (
    <Dropdown.Root open onOpenChange={(open) => !open && onClose()}>
      <Dropdown.Trigger asChild>
        <span aria-hidden className="pointer-events-none fixed" style={{ left, top, width, height }} />
      </Dropdown.Trigger>
      <Dropdown.Portal>
        <Dropdown.Content
          align="end"
          sideOffset={4}
          collisionPadding={8}
          ref={(menu) => {
            if (menu !== null) noteOpener(menu, at);
          }}
          aria-labelledby={undefined}
          aria-label={label}
          onFocus={({ target, currentTarget }) => {
            // Opened by a key, it begins at its first item; Radix does not know of a key that was pressed elsewhere.
            if (target === currentTarget && currentTarget.matches(":focus-visible"))
              currentTarget.querySelector<HTMLElement>("[role=menuitem]")?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            at.focus();
          }}
          className={menuContentClass}
        >
          {children}
        </Dropdown.Content>
      </Dropdown.Portal>
    </Dropdown.Root>
  );
}
