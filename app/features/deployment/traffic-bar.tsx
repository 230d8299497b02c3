import type { Share } from "./share-of";

interface Props {
  readonly share: Share;
  readonly release: number | null;
  readonly previous: number | null;
}

/** Who has the traffic, as a bar and in words. */
export function TrafficBar({ share, release, previous }: Props) {
  const parts = [
    ...(share.old > 0 ? [`${nameOf(previous, "before")} ${share.old}\u00a0%`] : []),
    ...(share.new > 0 ? [`${nameOf(release, "new")} ${share.new}\u00a0%`] : []),
  ];
  const words = parts.length === 0 ? "no traffic" : parts.join(", ");
  return (
    <div className="pt-3.5">
      <div aria-hidden className="flex h-2.5 gap-0.5 overflow-hidden rounded-[5px] bg-surface-3">
        {share.old > 0 && <span className="rounded-[2px] bg-slot-old" style={{ flexGrow: share.old }} />}
        {share.new > 0 && <span className="rounded-[2px] bg-accent" style={{ flexGrow: share.new }} />}
      </div>
      <p className="pt-1.5 text-ink-2 text-xs">{words}</p>
    </div>
  );
}

const nameOf = (release: number | null, word: string): string => (release === null ? word : `r${release}`);
