/** What of the page that is open keys lead to: found in it, so that no page has to say so. */

export const findFilter = (): HTMLInputElement | null =>
  document.querySelector<HTMLInputElement>("main input[type=search]");

export function findTabs(): { readonly links: readonly HTMLAnchorElement[]; readonly current: number } {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("main nav[data-tabs] > a")];
  return { links, current: links.findIndex((link) => link.getAttribute("aria-current") === "page") };
}

/** The button that opens the choice of environments. */
export const findEnvironments = (): HTMLButtonElement | null =>
  document.querySelector<HTMLButtonElement>("header button[data-environments]");

/** The button that leads to the match after, or before. */
export const findMatchButton = (by: 1 | -1): HTMLButtonElement | null =>
  document.querySelector<HTMLButtonElement>(`main button[data-match="${by}"]`);
