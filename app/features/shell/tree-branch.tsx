import { useParams } from "@remix-run/react";
import { useEffect } from "react";
import { Link } from "~/components/ui/link";
import { TreeItem } from "./tree-item";
import type { Tree } from "./use-tree";

interface BranchProps {
  /** id of the project or folder */
  readonly place: string;
  /** the address of its project */
  readonly at: string;
  readonly level: number;
  readonly tree: Tree;
  readonly entry: string | undefined;
}

/** What is directly in a project or folder, and in those folders of it that are open. */
export function Branch({ place, at, level, tree, entry }: BranchProps) {
  const { project, app, env } = useParams();
  const branch = tree.branches[place];
  const missing = branch === undefined;
  // Not only when it is opened: a page that was asked for before may come after, without this branch.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once each time that it goes missing
  useEffect(() => {
    if (missing) tree.read();
  }, [missing]);
  const note = "flex h-7 items-center pl-[34px] text-ink-3 text-xs";
  if (missing) return <p className={`${note} animate-appear`}>Reading…</p>;
  if (branch.folders.length + branch.applications.length === 0) return <p className={note}>Empty</p>;
  return (
    <>
      {branch.folders.map(({ id, name, mark }) => (
        <TreeItem
          key={id}
          {...{ id, mark, level }}
          kind="folder"
          label={name}
          to={`${at}#${id}`}
          current={false}
          open={tree.isOpen(id)}
          reachable={entry === id}
          onToggle={() => tree.toggle(id)}
        >
          <Branch place={id} level={level + 1} {...{ at, tree, entry }} />
        </TreeItem>
      ))}
      {branch.applications.map(({ id, slug, name, mark }) => (
        <TreeItem
          key={id}
          {...{ id, mark, level }}
          kind="application"
          label={name}
          // the same environment as on the page, where there is one
          to={`${at}/apps/${slug}${env !== undefined && at.endsWith(`/${project}`) ? `/${env}` : ""}`}
          current={slug === app && at.endsWith(`/${project}`)}
          reachable={entry === id}
        />
      ))}
      {branch.more > 0 && (
        <Link
          to={at}
          role="treeitem"
          aria-level={level}
          tabIndex={-1}
          className="flex h-7 items-center rounded-md pl-[46px] text-ink-2 outline-offset-[-2px] hover:bg-surface-3 pointer-coarse:h-11"
        >
          {branch.more} more
        </Link>
      )}
    </>
  );
}
