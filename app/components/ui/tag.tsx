import type { ReactNode } from "react";

const looks = { plain: "bg-surface-3 text-ink-2", new: "bg-accent-soft text-accent-ink" } as const;

/** A small word on a grey ground: a version, a right, a kind. */
export function Tag({ children, mono = false, look = "plain" }: TagProps) {
  return (
    <span
      className={`inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-[4px] px-1.5 font-medium text-xs ${looks[look]} ${mono ? "font-mono tracking-tight" : ""}`}
    >
      {children}
    </span>
  );
}

interface TagProps {
  readonly children: ReactNode;
  readonly mono?: boolean;
  /** blue means one thing only: the release that comes */
  readonly look?: keyof typeof looks;
}

/** "r142"; a dash where there is none. */
export function ReleaseTag({ release, look = "plain" }: { release: number | null; look?: keyof typeof looks }) {
  if (release === null) return <span className="text-ink-3">none</span>;
  return (
    <Tag mono look={look}>
      r{release}
    </Tag>
  );
}
