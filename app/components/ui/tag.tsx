import type { ReactNode } from "react";

const looks = { plain: "bg-surface-3 text-ink-2", new: "bg-accent-soft text-accent-ink" } as const;

/** A small word on a grey ground: a version, a right, a kind. */
export function Tag({ children, mono = false, look = "plain" }: TagProps) {
  return <span className={`tag ${looks[look]} ${mono ? monoLook : ""}`}>{children}</span>;
}

const monoLook = "font-mono tracking-tight";

/** For a link that is such a tag itself. */
export const releaseTag = `tag ${looks.plain} ${monoLook}`;

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
      {`r${release}`}
    </Tag>
  );
}
