import { lineTime } from "~/features/logs/log-clock";
import { LogText } from "~/features/logs/log-text";
import { useTimeZone } from "~/lib/use-now";

interface Line {
  readonly at: string;
  readonly stream: string;
  readonly text: string;
}

/** The lines that were kept of a container: time, stream, text. What came on stderr is marked. */
export function LastLines({ lines, label, foot }: { lines: readonly Line[]; label: string; foot?: string }) {
  const zone = useTimeZone();
  return (
    <div className="overflow-hidden rounded-lg border border-line">
      <div
        role="log"
        aria-live="off"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        tabIndex={0}
        className="max-h-80 overflow-auto bg-log-bg py-2.5 font-mono text-log-ink text-xs/5"
      >
        {lines.length === 0 && <p className="px-4 text-log-dim">It wrote nothing.</p>}
        {lines.map((line, index) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: kept lines never change their order
            key={index}
            className={`flex w-max min-w-full gap-3.5 px-4 ${line.stream === "stderr" ? "bg-log-err" : ""}`}
          >
            <span className="shrink-0 text-log-dim">{lineTime(line.at, zone)}</span>
            <span className="w-7 shrink-0 text-log-dim">{line.stream === "stderr" ? "err" : "out"}</span>
            <span className={`whitespace-pre ${line.stream === "stderr" ? "text-log-red" : ""}`}>
              <LogText text={line.text} whole />
            </span>
          </div>
        ))}
      </div>
      {foot !== undefined && (
        <p className="border-log-line border-t bg-log-bg px-4 py-1.5 text-log-dim text-xs">{foot}</p>
      )}
    </div>
  );
}
