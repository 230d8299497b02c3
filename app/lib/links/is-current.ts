/** Whether an address is that of the page, or leads to it: then its link says so. `exact`: only that of the page. */
export const isCurrent = (pathname: string, to: string, exact = false): boolean =>
  pathname === to || (!exact && pathname.startsWith(`${to}/`));
