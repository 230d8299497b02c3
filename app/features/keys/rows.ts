/** The rows of the page: of its tables and lists, those that lead to something or have something to tick. */

const [links, ticks, buttons] = ["a[href]", "input[type=checkbox]:not(:disabled)", "button:not(:disabled)"];
const menus = "button[aria-haspopup=menu]";

export interface Row {
  readonly element: HTMLElement;
  /** what the focus comes to: the row's first link, else what it has to tick or to press */
  readonly target: HTMLElement;
}

export function findRows(): readonly Row[] {
  const elements = [...document.querySelectorAll<HTMLElement>("main :is(tbody > tr, li)")];
  return elements.flatMap((element) => {
    if (element.parentElement?.closest("li, tr, nav, [role=log]") || !element.checkVisibility()) return [];
    const target = [links, ticks, buttons].map((kind) => element.querySelector<HTMLElement>(kind)).find(Boolean);
    return target ? [{ element, target }] : [];
  });
}

/** That which has the focus. */
export const findRow = (rows = findRows()): Row | undefined =>
  rows.find(({ element }) => element.contains(document.activeElement));

/** The one after or before it; the first where none has the focus. */
export function findNextRow(by: 1 | -1): Row | undefined {
  const rows = findRows();
  const row = findRow(rows);
  return row === undefined ? rows[0] : rows[rows.indexOf(row) + by];
}

/** The button of a row that opens its menu. */
export const findRowMenu = (): HTMLButtonElement | null | undefined =>
  findRow()?.element.querySelector<HTMLButtonElement>(menus);

export const findRowTick = (): HTMLInputElement | null | undefined =>
  findRow()?.element.querySelector<HTMLInputElement>(ticks);

/** Which keys for rows there are something to do for. */
export function rowsHere() {
  const rows = findRows();
  const has = (kind: string) => rows.some(({ element }) => element.querySelector(kind) !== null);
  return { rows: rows.length > 1, menus: has(menus), ticks: has(ticks) };
}
