import { useLocation, useParams } from "@remix-run/react";
import { Link } from "~/components/ui/link";
import { useState } from "react";
import type { Frame } from "./frame";
import { Branch } from "./tree-branch";
import { TreeItem } from "./tree-item";
import { onTreeKey } from "./tree-keys";
import { TreeMark } from "./tree-mark";
import type { Tree } from "./use-tree";

/** Projects, their folders and applications. A branch is read when it is opened, and stays open until it is closed by hand. */
export function ProjectTree({ frame, tree }: { frame: Frame; tree: Tree }) {
  const home = `/${frame.organization.slug}/projects`;
  const { project: current, app } = useParams();
  const { pathname } = useLocation();
  const [reached, setReached] = useState<string | null>(null);
  const here = frame.projects.find(({ slug }) => slug === current);
  const entry = reached ?? here?.id ?? frame.projects[0]?.id;
  // A branch that closes may hold the row that the Tab key reaches: then its own row takes over.
  const toggle = (id: string, open?: boolean) => {
    setReached(id);
    tree.toggle(id, open);
  };
  return (
    <div
      role="tree"
      aria-label="Projects"
      onKeyDown={(event) => onTreeKey(event, toggle)}
      onFocus={(event) => setReached(event.target.dataset.node ?? null)}
    >
      {frame.projects.map(({ id, slug, name, mark }) => {
        const to = `${home}/${slug}`;
        const open = tree.isOpen(id);
        return (
          <TreeItem
            key={id}
            {...{ id, to, mark, open }}
            kind="project"
            label={name}
            level={1}
            current={pathname === to || (slug === current && app === undefined)}
            reachable={entry === id}
            onToggle={() => toggle(id)}
          >
            <Branch place={id} at={to} level={2} tree={{ ...tree, toggle }} entry={entry} />
          </TreeItem>
        );
      })}
      {frame.more.projects > 0 && (
        <Link
          to={home}
          role="treeitem"
          aria-level={1}
          tabIndex={-1}
          className="flex h-7 items-center gap-1.5 rounded-md pr-2 pl-[34px] text-ink-2 outline-offset-[-2px] hover:bg-surface-3 pointer-coarse:h-11"
        >
          {frame.more.projects} more projects
          <TreeMark mark={frame.more.mark} />
        </Link>
      )}
    </div>
  );
}
