import type { Item, ItemIndicator, Label, RadioGroup, RadioItem, Separator } from "@radix-ui/react-dropdown-menu";
import { createContext, useContext } from "react";

/** What the rows of a menu are made of. Only an open menu has it. */
export interface MenuParts {
  readonly Item: typeof Item;
  readonly ItemIndicator: typeof ItemIndicator;
  readonly Label: typeof Label;
  readonly RadioGroup: typeof RadioGroup;
  readonly RadioItem: typeof RadioItem;
  readonly Separator: typeof Separator;
}

export const MenuPartsContext = createContext<MenuParts | null>(null);

export function useMenuParts(): MenuParts {
  const parts = useContext(MenuPartsContext);
  if (parts === null) throw new Error("A row of a menu stands outside of one.");
  return parts;
}
