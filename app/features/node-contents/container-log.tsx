import { ScrollBox } from "~/components/ui/scroll-box";
import { Section } from "~/components/ui/section";
import { TextLink } from "~/components/ui/text-link";
import type { Read } from "~/lib/read";

type Log = Read<"nodeContents", "readContainerLog">;

/** The newest lines of a container of other software, as of now. */
export function ContainerLog({ log }: { log: Log | null }) {
  return (
    <Section
      title="Log"
      bare
      note={log === null ? undefined : `newest first${log.more ? `, ${log.lines.length} lines` : ""}`}
      end={<TextLink to="?">Read again</TextLink>}
    >
      {log === null ? (
        <p className="text-ink-2">
          Its lines cannot be read: its logging driver does not give them, or it was just made.
        </p>
      ) : log.lines.length === 0 ? (
        <p className="text-ink-2">It has written nothing yet.</p>
      ) : (
        <ScrollBox label="Lines" className="max-h-80 overflow-x-auto rounded-lg border border-line bg-log-bg py-2">
          <ol className="font-mono text-xs/5">
            {[...log.lines].reverse().map(({ at, stream, text }, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: several lines may have one moment, and none moves
              <li key={`${at} ${i}`} className={`flex gap-3 px-3 ${stream === "stderr" ? "bg-log-err" : ""}`}>
                <time dateTime={at} className="shrink-0 text-ink-3">
                  {at.slice(11, 19)}
                </time>
                <span className="min-w-0 whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</span>
              </li>
            ))}
          </ol>
        </ScrollBox>
      )}
    </Section>
  );
}
