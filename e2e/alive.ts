import type { Page } from "@playwright/test";

interface ReactRoot {
  readonly current: { readonly memoizedState: { readonly isDehydrated: boolean } };
}

/** Waits until React has taken over what the server drew: keys that come before are lost, and questions open in the page. */
export const untilAlive = (page: Page): Promise<unknown> => page.waitForFunction(isAlive);

function isAlive(): boolean {
  const key = Object.keys(document).find((name) => name.startsWith("__reactContainer$"));
  if (key === undefined) return false;
  const { stateNode } = (document as unknown as Record<string, { stateNode: ReactRoot }>)[key] ?? {};
  return stateNode?.current.memoizedState.isDehydrated === false;
}
