import { NavLink } from "@remix-run/react";
import { Box, History, LayoutDashboard, type LucideIcon, SlidersHorizontal } from "lucide-react";
import { Mark } from "./mark";

export interface SidebarData {
  readonly organization: { readonly slug: string; readonly name: string };
  readonly projects: readonly { readonly slug: string; readonly name: string }[];
  readonly rights: { readonly readActivity: boolean };
}

/** What there is in the organisation. Below 860 px it stands above the page as one row that scrolls. */
export function Sidebar({ organization, projects, rights }: SidebarData) {
  const home = `/${organization.slug}`;
  return (
    <nav
      aria-label="Organisation"
      className="flex gap-1 overflow-x-auto border-line border-b bg-bg p-2 min-[860px]:sticky min-[860px]:top-0 min-[860px]:h-dvh min-[860px]:w-[248px] min-[860px]:shrink-0 min-[860px]:flex-col min-[860px]:overflow-y-auto min-[860px]:border-r min-[860px]:border-b-0"
    >
      <p className="flex shrink-0 items-center gap-2 px-2 py-2 font-semibold">
        <Mark />
        <span className="max-w-44 truncate" title={organization.name}>
          {organization.name}
        </span>
      </p>
      <Item to={home} end icon={LayoutDashboard} label="Overview" />
      {rights.readActivity && <Item to={`${home}/activity`} icon={History} label="Activity" />}
      <Item to={`${home}/settings`} icon={SlidersHorizontal} label="Settings" />
      <p className="hidden px-2 pt-5 pb-1 text-ink-3 text-xs min-[860px]:block">Projects</p>
      {projects.map((project) => (
        <Item key={project.slug} to={`${home}/projects/${project.slug}`} icon={Box} label={project.name} />
      ))}
    </nav>
  );
}

function Item({ to, icon: Icon, label, end = false }: { to: string; icon: LucideIcon; label: string; end?: boolean }) {
  return (
    <NavLink
      to={to}
      end={end}
      title={label}
      className="flex h-7 shrink-0 items-center gap-2 rounded-md px-2 text-ink-2 hover:bg-surface-2 aria-[current=page]:bg-surface-3 aria-[current=page]:font-medium aria-[current=page]:text-ink pointer-coarse:h-10"
    >
      <Icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
      <span className="max-w-48 truncate">{label}</span>
    </NavLink>
  );
}
