import type { ReactNode } from "react";
import { usePart } from "~/lib/part";
import { menuContent } from "./menu";

interface Props {
  /** the button that asked for it; null: it is closed */
  readonly at: HTMLElement | null;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** One menu for the many rows of a list, so that each row has a plain button only. */
export function SharedMenu({ at, label, onClose, children }: Props) {
  const MenuContent = usePart(menuContent, at !== null);
  if (MenuContent === null || at === null) return null;
  return (
    <MenuContent at={at} label={label} onClose={onClose}>
      {children}
    </MenuContent>
  );
}
