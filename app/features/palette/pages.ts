import type { ApplicationRead } from "~/features/application/types";
import type { Frame } from "~/features/shell/frame";
import type { Destination, DestinationGroup } from "./destination";

interface OrganizationRead {
  readonly organization: Pick<Frame["organization"], "slug">;
  readonly rights: Pick<Frame["rights"], "readActivity" | "readNodes" | "createProject">;
}

/** The pages of the organisation that one may see. */
export function organizationPages({ organization, rights }: OrganizationRead): Destination[] {
  const home = `/${organization.slug}`;
  return [
    { to: home, label: "Overview", icon: "layout-dashboard", letter: "o" },
    { to: `${home}/deployments`, label: "Deployments of all applications", icon: "rocket", letter: "d" },
    { to: `${home}/projects`, label: "Projects", icon: "folder", letter: "p" },
    ...(rights.readNodes ? [{ to: `${home}/nodes`, label: "Nodes", icon: "server", letter: "n" } as const] : []),
    { to: `${home}/logs`, label: "Logs of several applications", icon: "wrap-text", letter: "l" },
    ...(rights.readActivity
      ? [{ to: `${home}/activity`, label: "Activity", icon: "rotate-ccw-clock", letter: "a" } as const]
      : []),
    { to: `${home}/notifications`, label: "Notifications", icon: "bell", letter: "b" },
    { to: `${home}/settings`, label: "Settings of the organisation", icon: "sliders-horizontal", letter: "s" },
    { to: `${home}/settings/members`, label: "Members", icon: "user-pen" },
    { to: `${home}/settings/teams`, label: "Teams", icon: "user-pen" },
    { to: `${home}/account`, label: "Account", icon: "user-pen" },
    ...(rights.createProject ? [{ to: `${home}/projects/new`, label: "New project…", icon: "plus" } as const] : []),
  ];
}

/** The pages of the application that is open, and where one does something with it. */
export function applicationPages(base: string, read: ApplicationRead): Destination[] {
  const { rights, release } = read;
  const note = `${read.application.name} in ${read.environment.name}`;
  const pages: (Omit<Destination, "note"> & { readonly when?: boolean })[] = [
    { to: `${base}/logs`, label: "Logs", icon: "wrap-text", when: rights.readLogs },
    { to: `${base}/terminal`, label: "Terminal", icon: "chevron-right", when: rights.openTerminal },
    { to: `${base}/deployments`, label: "Deployments", icon: "rocket" },
    { to: `${base}/variables`, label: "Variables", icon: "eye-off", letter: "v", when: rights.readVariables },
    { to: `${base}/domains`, label: "Domains", icon: "globe" },
    { to: `${base}/settings`, label: "Settings", icon: "sliders-horizontal" },
    {
      to: `${base}/deployments#releases`,
      label: "Roll back…",
      icon: "undo-2",
      when: rights.rollback && release !== null,
    },
    {
      to: `${base}/settings#run-now`,
      label: "Restart, scale or stop…",
      icon: "scaling",
      when: rights.deploy && release !== null,
    },
  ];
  return pages.filter(({ when = true }) => when).map(({ when: _when, ...page }) => ({ ...page, note }));
}

/** Those whose words hold what was typed, wherever it stands; all of them while nothing was. */
export function filterGroups(groups: readonly DestinationGroup[], typed: string): DestinationGroup[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ label, note = "" }: Destination) => {
    const text = `${label} ${note}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return groups.map(({ title, rows }) => ({ title, rows: rows.filter(fits) })).filter(({ rows }) => rows.length > 0);
}
