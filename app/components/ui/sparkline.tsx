import { toPath } from "./spark-path";

interface Props {
  /** oldest first; null where nothing was measured, which stays a gap */
  readonly values: readonly (number | null)[];
  readonly className?: string;
}

const [width, height] = [64, 18];

/** How something went, without a scale: the number stands beside it. */
export function Sparkline({ values, className = "" }: Props) {
  return (
    <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className={`h-[18px] w-16 shrink-0 text-ink-3 ${className}`}>
      <path
        d={toPath(values, { width, height, margin: 1.5 })}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
