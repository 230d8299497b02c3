import type { Place } from "./decide-key";

const fields =
  "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], [role=tree], [role=combobox], [role=listbox]";
const dialogs = "[role=dialog], [role=alertdialog], [role=menu]";

/** Where a key was pressed. While something lies over the page, all of it belongs to that. */
export function placeOf(target: EventTarget | null): Place {
  const element = target instanceof Element ? target : document.body;
  if (element.closest(".xterm") !== null) return "terminal";
  if (element.closest(fields) !== null) return "field";
  return document.querySelector(dialogs) === null ? "page" : "dialog";
}
