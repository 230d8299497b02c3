import { useMemo } from "react";
import { useTimeZone } from "~/lib/use-now";
import { barAt, countLines, type LineCounts, type Span, spanOfBars } from "./count-lines";
import { barWords, countWords, timeWords } from "./count-words";
import { type DeploymentMark, type MarkedDeployment, marksWithin } from "./deployment-marks";
import type { LogLine } from "./log-line";
import { useBarDrag } from "./use-bar-drag";

interface Props {
  /** the lines that are counted; @see countLines */
  readonly shown: readonly LogLine[];
  readonly all: readonly LogLine[];
  /** another number after each change of `all`, which stays the same list */
  readonly version: number;
  readonly span: Span;
  readonly deployments: readonly MarkedDeployment[];
  /** what is not counted, in a sentence */
  readonly note: string;
  /** with a time, ms since the epoch */
  readonly onChoose: (from: number, to: number) => void;
}

/** When the lines that are here were written. Dragging over it asks for the lines of that time, as the fields for it do. */
export function LogHistogram({ shown, all, version, span, deployments, note, onChoose }: Props) {
  const { from, to } = span;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the version stands for what changes in the list
  const counts = useMemo(() => countLines(shown, all, { from, to }), [shown, all, version, from, to]);
  if (counts === null) return <div className="mb-3 h-[76px] border-line border-b" />;
  return <Picture counts={counts} marks={marksWithin(deployments, counts)} note={note} onChoose={onChoose} />;
}

interface PictureProps extends Pick<Props, "note" | "onChoose"> {
  readonly counts: LineCounts;
  readonly marks: readonly DeploymentMark[];
}

function Picture({ counts, marks, note, onChoose }: PictureProps) {
  const zone = useTimeZone();
  const { from, to, step, bars } = counts;
  const { over, chosen, handlers } = useBarDrag(from, to, (one, other) => {
    const span = spanOfBars(counts, one, other);
    onChoose(span.from, span.to);
  });
  const [first = 0, last = 0] =
    chosen === null ? [] : [chosen.from, chosen.to].map((at) => barAt(counts, at)).sort(byNumber);
  const time = (bar: number) => timeWords(from + bar * step, counts, zone);
  const under = over === null ? null : barAt(counts, over);
  const bar = under === null ? undefined : bars[under];
  const left = (n: number) => `${(n / bars.length) * 100}%`;
  return (
    <figure className="mb-3 h-[76px]">
      <div
        {...handlers}
        role="img"
        aria-label={countWords(counts, marks, zone)}
        className="relative h-[58px] cursor-crosshair touch-pan-y select-none border-line border-b"
      >
        <Bars bars={bars} />
        {marks.map(({ at, label, bad }, index) => (
          <span
            key={label}
            className={`pointer-events-none absolute inset-y-0 border-l border-dashed ${bad ? "border-bad" : "border-line-control"}`}
            style={{ left: left((at - from) / step) }}
          >
            {isApart(marks, index, to - from) && (
              <span
                className={`absolute top-0 bg-surface text-[11px]/3.5 ${(at - from) / (to - from) > 0.9 ? "right-1" : "left-1"} ${bad ? "text-bad-ink" : "text-ink-2"}`}
              >
                {label}
              </span>
            )}
          </span>
        ))}
        {chosen !== null && (
          <span
            className="pointer-events-none absolute inset-y-0 border-accent border-x bg-accent/15"
            style={{ left: left(first), width: left(last - first + 1) }}
          />
        )}
      </div>
      <figcaption className="flex justify-between gap-3 pt-0.5 text-[11px]/4 text-ink-3">
        <span className="shrink-0">{time(0)}</span>
        <span className="min-w-0 truncate">
          {chosen !== null ? (
            `${time(first)} to ${time(last + 1)}`
          ) : bar === undefined || under === null ? (
            <>
              {note}
              <span className="noscript:hidden">; drag over it to choose a time</span>
            </>
          ) : (
            `${time(under)}: ${barWords(bar)}`
          )}
        </span>
        <span className="shrink-0">{time(bars.length)}</span>
      </figcaption>
    </figure>
  );
}

const byNumber = (a: number, b: number) => a - b;

/** Names that would lie upon each other are left out; the lines stay, and the sentence has all. */
const isApart = (marks: readonly DeploymentMark[], index: number, spanMs: number): boolean =>
  (marks[index + 1]?.at ?? Number.POSITIVE_INFINITY) - (marks[index]?.at ?? 0) > spanMs * 0.08;

/** part of the height for the names of deployments */
const headroom = 24;

/** Errors stand at the foot, where also a single one is seen; then warnings, then all else. */
function Bars({ bars }: { bars: LineCounts["bars"] }) {
  const top = Math.max(1, ...bars.map(({ all }) => all));
  const height = (count: number) => (count === 0 ? 0 : Math.max(2, (count / top) * (100 - headroom)));
  const draw = (countOf: (bar: LineCounts["bars"][number]) => number) =>
    bars
      .map((bar, n) => {
        const high = height(countOf(bar));
        return high === 0 ? "" : `M${n + 0.08} 100v-${high.toFixed(1)}h.84v${high.toFixed(1)}z`;
      })
      .join("");
  return (
    <svg viewBox={`0 0 ${bars.length} 100`} preserveAspectRatio="none" aria-hidden="true" className="size-full">
      <path d={draw(({ all }) => all)} className="fill-slot-mini" />
      <path d={draw(({ warnings, errors }) => warnings + errors)} className="fill-warn" />
      <path d={draw(({ errors }) => errors)} className="fill-bad" />
    </svg>
  );
}
