/** Which nodes of the tree somebody opened or closed by hand: kept in a cookie, so that the page comes with the right branches. */
export interface TreeChoices {
  readonly open: readonly string[];
  readonly closed: readonly string[];
}

/** A cookie has to stay small; who opens more forgets the oldest. */
const maxNodes = 40;
const node = /^[a-z]+_[a-z0-9]+$/;

export function parseTreeChoices(cookie: string | null): TreeChoices {
  const value = cookie?.match(/(?:^|;\s*)dm_tree=([a-z0-9_.~]*)/)?.[1] ?? "";
  const parts = value.split(".");
  return {
    open: parts.filter((part) => node.test(part)).slice(-maxNodes),
    closed: parts
      .flatMap((part) => (part.startsWith("~") && node.test(part.slice(1)) ? part.slice(1) : []))
      .slice(-maxNodes),
  };
}

export const treeCookie = ({ open, closed }: TreeChoices): string =>
  `dm_tree=${[...open, ...closed.map((id) => `~${id}`)].join(".")}; Path=/; Max-Age=31536000; SameSite=Lax`;

/** What was chosen last counts, and is kept longest. */
export function choose({ open, closed }: TreeChoices, id: string, isOpen: boolean): TreeChoices {
  const without = (ids: readonly string[]) => ids.filter((other) => other !== id);
  return {
    open: isOpen ? [...without(open), id].slice(-maxNodes) : without(open),
    closed: isOpen ? without(closed) : [...without(closed), id].slice(-maxNodes),
  };
}
