import { fillOf } from "../../../server/domain/node/node-trouble";

const looks = { fine: "bg-slot-old", warn: "bg-warn", bad: "bg-bad" } as const;

interface Props {
  readonly label: string;
  /** 0 to 1; null where it is not known */
  readonly share: number | null;
  /** in words, for the tooltip: "419 of 480 GB" */
  readonly title?: string | undefined;
}

/** How full something is: its name, its number, and a bar that is coloured from 80 % on. */
export function Meter({ label, share, title }: Props) {
  const percent = share === null ? null : Math.min(100, Math.max(0, Math.round(share * 100)));
  return (
    <div className="min-w-0" title={title}>
      <p className="flex justify-between gap-2 text-xs">
        <span className="text-ink-2">{label}</span>
        <span className="tabular">{percent === null ? "not known" : `${percent}\u00a0%`}</span>
      </p>
      <div aria-hidden className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-surface-3 forced-colors:border">
        {percent !== null && share !== null && (
          <div
            className={`h-full rounded-full forced-colors:bg-[CanvasText] ${looks[fillOf(share)]}`}
            style={{ width: `${percent}%` }}
          />
        )}
      </div>
    </div>
  );
}
