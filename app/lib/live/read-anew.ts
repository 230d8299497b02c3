/**
 * Reads the page's data anew, unless the answer to a form is awaited: the router forgets where that leads when a reading begins meanwhile,
 * and the form would seem to have done nothing. It is asked itself; what React drew of it may be older.
 * @returns whether it was read
 */
export function readAnew(revalidate: () => void): boolean {
  for (const { state } of window.__remixRouter.state.fetchers.values()) if (state === "submitting") return false;
  revalidate();
  return true;
}
