import { lineTime } from "./log-clock";
import type { LineOrigin, LogLine } from "./log-line";
import { nameOf } from "./name-of";
import { LogText } from "./log-text";

export interface RowLook {
  readonly zone: string;
  /** text to mark in each line; null for the places that came with the lines, of an expression */
  readonly query: string | null;
  /** the match that one has come to */
  readonly match: { readonly line: LogLine } | null;
  readonly wrap: boolean;
  /** the release that comes in, drawn blue; null while there is one only */
  readonly fresh: number | null;
  /** the name of the line that was linked to */
  readonly marked?: string | null | undefined;
  /** whether lines have addresses */
  readonly links?: boolean | undefined;
}

const levels = {
  error: "bg-log-err text-log-red",
  warn: "text-log-amber",
  quiet: "text-log-dim",
} as const;

/** One line: time, slot and release where there are any, text. */
export function LogRow({ line, look }: { line: LogLine; look: RowLook }) {
  if (line.kind === "note")
    return (
      <div className="flex min-h-5 gap-3 border-log-line border-y bg-surface-2 px-4 font-sans text-log-dim">
        <span className="font-mono">
          <LineTime at={line.at} zone={look.zone} />
        </span>
        {line.text}
      </div>
    );
  const { level } = line;
  const tone = level === null ? "" : levels[level];
  const isMatch = look.match?.line === line;
  return (
    <div
      ref={isMatch ? showMatch : undefined}
      aria-current={isMarked(line, look) ? "location" : isMatch ? "true" : undefined}
      className={`flex min-h-5 gap-3 px-4 ${line.origin && look.wrap ? "max-frame:flex-wrap max-frame:gap-y-0 max-frame:[&>:last-child]:basis-full" : ""} hover:bg-surface-2 aria-[current]:shadow-[inset_3px_0_0_var(--color-accent)] aria-[current]:outline aria-[current]:outline-accent aria-[current]:-outline-offset-1 ${level === "error" ? "bg-log-err hover:bg-log-err" : ""}`}
    >
      <LinkedTime line={line} look={look} />
      {line.origin !== undefined && <Origin origin={line.origin} />}
      {line.slot !== undefined && <Source line={line} fresh={look.fresh} />}
      <span className={`min-w-0 flex-1 ${look.wrap ? "whitespace-pre-wrap break-all" : "whitespace-pre"} ${tone}`}>
        <LogText text={line.text} places={line.places} query={look.query} whole={look.wrap} current={isMatch} />
      </span>
    </div>
  );
}

/** What one comes to may be far to the right, or behind what one pinned; the row itself is on the screen. */
const showMatch = (row: HTMLElement | null) =>
  (row?.querySelector("mark") ?? row)?.scrollIntoView({ block: "nearest", inline: "nearest" });

const isMarked = (line: LogLine, { marked }: RowLook): boolean =>
  marked !== undefined && marked !== null && nameOf(line) === marked;

/** The time is the line's address. A keyboard comes to it by the key l: hundreds of stops on the way through the page help nobody. */
function LinkedTime({ line, look }: { line: LogLine; look: RowLook }) {
  const { origin } = line;
  const name = look.links === true || origin !== undefined ? nameOf(line) : null;
  const time = <LineTime at={line.at} zone={look.zone} />;
  if (name === null) return time;
  return (
    <a
      href={`${origin?.logs ?? ""}?line=${encodeURIComponent(name)}`}
      tabIndex={-1}
      title={`${line.at}: link to this line`}
      className="shrink-0 text-log-dim hover:text-log-ink hover:underline"
    >
      {time}
    </a>
  );
}

/** On a small screen the milliseconds are left out. */
function LineTime({ at, zone }: { at: string; zone: string }) {
  const [seconds, ms] = lineTime(at, zone).split(".");
  return (
    <span className="shrink-0 text-log-dim">
      {seconds}
      <span className="hidden frame:inline">.{ms}</span>
    </span>
  );
}

/** Whose line it is: as wide for all, so that texts begin at one place. */
function Origin({ origin: { name, environment } }: { origin: LineOrigin }) {
  return (
    <span title={`${name} in ${environment}`} className="flex w-44 shrink-0 gap-1.5 text-log-dim">
      <span className="min-w-0 truncate font-medium text-log-ink">{name}</span> {environment}
    </span>
  );
}

function Source({ line: { slot, release, kind }, fresh }: { line: LogLine; fresh: number | null }) {
  const name = release ? `r${release}` : "";
  const isFresh = fresh !== null && release === fresh;
  return (
    <>
      <span
        title={`Slot ${slot}${name && ` of ${name}`}${kind === "err" ? ", error stream" : ""}`}
        className={`mt-0.5 grid h-4 min-w-4 shrink-0 place-items-center rounded-sm px-0.5 font-semibold text-[10px] text-on-accent leading-none forced-colors:border ${isFresh ? "bg-accent" : "bg-slot-old"}`}
      >
        {slot}
      </span>
      <span className="hidden w-9 shrink-0 text-log-dim frame:block">{name}</span>
    </>
  );
}
