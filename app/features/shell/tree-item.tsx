import { Link } from "~/components/ui/link";
import { Icon } from "~/components/ui/icon";
import { type MouseEvent, type ReactNode, useId } from "react";
import type { Mark } from "../../../server/domain/application/mark";
import { MiddleCut } from "~/components/ui/middle-cut";
import { TreeMark } from "./tree-mark";

interface Props {
  readonly id: string;
  readonly kind: "project" | "folder" | "application";
  readonly label: string;
  readonly to: string;
  readonly level: number;
  readonly mark: Mark | null;
  readonly current: boolean;
  /** the one that the Tab key reaches */
  readonly reachable: boolean;
  /** undefined: it has no branch */
  readonly open?: boolean;
  readonly onToggle?: () => void;
  readonly children?: ReactNode;
}

const indents = ["pl-1", "pl-2.5", "pl-7", "pl-[46px]", "pl-16", "pl-[82px]"];

/** A row of the tree and, when it is open, what is in it. A folder has no page of its own: its name opens it. */
export function TreeItem(props: Props) {
  const { id, kind, label, to, level, mark, current, reachable, open, onToggle, children } = props;
  const group = useId();
  const toggle = (event: MouseEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onToggle?.();
  };
  return (
    <>
      <Link
        to={to}
        role="treeitem"
        aria-level={level}
        aria-expanded={open}
        aria-owns={open ? group : undefined}
        aria-current={current ? "page" : undefined}
        tabIndex={reachable ? 0 : -1}
        data-node={id}
        title={label}
        prefetch={kind === "application"}
        onClick={kind === "folder" ? toggle : undefined}
        className={`group flex h-7 min-w-0 items-center gap-1.5 rounded-md pr-2 outline-offset-[-2px] hover:bg-surface-3 aria-[current=page]:bg-surface-3 aria-[current=page]:text-ink pointer-coarse:h-11 ${indents[Math.min(level, indents.length) - 1]} ${kind === "project" ? "font-medium text-ink" : "text-ink-2"}`}
      >
        {open === undefined ? (
          <span className="w-5 shrink-0" />
        ) : (
          // the arrow keys do the same on the row itself
          <span
            onClick={toggle}
            className="grid h-full w-5 shrink-0 place-items-center text-ink-3 pointer-coarse:w-9"
            aria-hidden
          >
            <Icon name="chevron-right" className={`size-3.5 ${open ? "rotate-90" : ""}`} />
          </span>
        )}
        {kind !== "project" && (
          <Icon name={kind === "folder" ? "folder" : "box"} className="text-ink-3 group-aria-[current=page]:text-ink" />
        )}
        <MiddleCut text={label} />
        <TreeMark mark={mark} />
      </Link>
      {open && (
        // biome-ignore lint/a11y/useSemanticElements: a branch of a tree is no part of a form
        <div role="group" id={group}>
          {children}
        </div>
      )}
    </>
  );
}
