import { useLocation } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { isCurrent } from "~/lib/links/is-current";
import { Icon, type IconName } from "~/components/ui/icon";
import { Time } from "~/components/ui/time";
import type { Frame } from "./frame";
import { OrganizationSwitcher } from "./organization-switcher";
import type { Mark } from "../../../server/domain/application/mark";
import { ProjectTree } from "./tree";
import { TreeMark } from "./tree-mark";
import type { Tree } from "./use-tree";

/** What there is in the organisation, and how Docker Manager itself is. */
export function Sidebar({ frame, tree }: { frame: Frame; tree: Tree }) {
  const home = `/${frame.organization.slug}`;
  const { rights } = frame;
  return (
    <div className="flex min-h-full flex-col p-2">
      <OrganizationSwitcher frame={frame} />
      <nav aria-label="Organisation" className="flex flex-col gap-0.5">
        <Item to={home} end icon="layout-dashboard" label="Overview" />
        <Item to={`${home}/deployments`} icon="rocket" label="Deployments" underWay={frame.underWay} />
        {rights.readNodes && <Item to={`${home}/nodes`} icon="server" label="Nodes" mark={frame.nodesMark} />}
        <Item to={`${home}/logs`} icon="wrap-text" label="Logs" />
        {rights.readActivity && <Item to={`${home}/activity`} icon="rotate-ccw-clock" label="Activity" />}
        <Item to={`${home}/settings`} icon="sliders-horizontal" label="Settings" />
      </nav>
      <div className="flex items-center justify-between pt-4 pr-1 pb-1.5 pl-2">
        <h2 className="font-medium text-ink-3 text-xs">
          <Link to={`${home}/projects`} className="rounded-sm py-1 hover:text-ink">
            Projects
          </Link>
        </h2>
        {rights.createProject && (
          <Link
            to={`${home}/projects/new`}
            aria-label="New project"
            title="New project"
            className="grid size-6 place-items-center rounded-md text-ink-2 hover:bg-surface-3 pointer-coarse:size-11"
          >
            <Icon name="plus" />
          </Link>
        )}
      </div>
      {frame.projects.length > 0 && (
        <nav aria-label="Projects">
          <ProjectTree frame={frame} tree={tree} />
        </nav>
      )}
      <Parts {...frame.parts} />
    </div>
  );
}

const nodeWords = { bad: "a node is away or full", warn: "a node needs attention", moving: "a node moves" } as const;

interface ItemProps {
  readonly to: string;
  readonly icon: IconName;
  readonly label: string;
  readonly end?: boolean;
  readonly mark?: Mark | null;
  /** deployments that have not ended */
  readonly underWay?: number;
}

function Item({ to, icon, label, end = false, mark = null, underWay = 0 }: ItemProps) {
  const { pathname } = useLocation();
  return (
    <Link
      to={to}
      aria-current={isCurrent(pathname, to, end) ? "page" : undefined}
      prefetch
      className="group flex h-7 shrink-0 items-center gap-2 rounded-md px-2 font-medium text-ink-2 outline-offset-[-2px] hover:bg-surface-3 aria-[current=page]:bg-surface-3 aria-[current=page]:text-ink pointer-coarse:h-11"
    >
      <Icon name={icon} className="text-ink-3 group-aria-[current=page]:text-ink" />
      {label}
      <TreeMark mark={mark} words={nodeWords} />
      {underWay > 0 && <span className="ml-auto font-normal text-ink-3 text-xs">{underWay} in progress</span>}
    </Link>
  );
}

/** Only what was seen: the page itself shows that web and database answer, the worker's last look shows the rest. */
function Parts({ running, seenAt }: Frame["parts"]) {
  return (
    <p className="mt-auto flex gap-1.5 px-2 pt-4 pb-1 text-ink-3 text-xs">
      <Icon
        name={running ? "circle-check" : "triangle-alert"}
        className={`mt-px size-3.5 ${running ? "text-ok-ink" : "text-warn-ink"}`}
      />
      {running ? (
        "All parts running"
      ) : (
        <span>
          Worker or engine not seen
          {seenAt !== null && (
            <>
              {" "}
              since <Time at={seenAt} as="clock" />
            </>
          )}
          . Applications serve on.
        </span>
      )}
    </p>
  );
}
