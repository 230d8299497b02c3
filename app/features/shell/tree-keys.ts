import type { KeyboardEvent } from "react";

/** The keys of a tree (WAI-ARIA): arrows walk and open, Home and End jump, letters find. Enter follows the link by itself. */
export function onTreeKey(event: KeyboardEvent<HTMLElement>, toggle: (id: string, open: boolean) => void): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=treeitem]")];
  const at = items.indexOf(event.target as HTMLElement);
  const item = items[at];
  if (item === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  const expanded = item.getAttribute("aria-expanded");
  const id = item.dataset.node;
  const goal = findGoal(event.key, items, at);
  if (event.key === "ArrowRight" && expanded === "false" && id !== undefined) toggle(id, true);
  else if (event.key === "ArrowLeft" && expanded === "true" && id !== undefined) toggle(id, false);
  else if (goal === undefined) return;
  else goal.focus();
  event.preventDefault();
}

const levelOf = (item: HTMLElement): number => Number(item.getAttribute("aria-level"));

function findGoal(key: string, items: readonly HTMLElement[], at: number): HTMLElement | undefined {
  const item = items[at];
  if (item === undefined) return undefined;
  switch (key) {
    case "ArrowDown":
      return items[at + 1];
    case "ArrowUp":
      return items[at - 1];
    case "ArrowRight":
      return item.getAttribute("aria-expanded") === "true" ? items[at + 1] : undefined;
    case "ArrowLeft":
      return items.slice(0, at).findLast((other) => levelOf(other) < levelOf(item));
    case "Home":
      return items[0];
    case "End":
      return items.at(-1);
    default:
      return /^\S$/u.test(key)
        ? [...items.slice(at + 1), ...items.slice(0, at)].find((other) =>
            other.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()),
          )
        : undefined;
  }
}
