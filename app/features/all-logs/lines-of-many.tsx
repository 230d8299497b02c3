import { useState } from "react";
import { buttonClass } from "~/components/ui/button";
import { LiveMark } from "~/features/logs/live-mark";
import { LogPanel } from "~/features/logs/log-panel";
import { useLineRate } from "~/features/logs/use-line-rate";
import { count } from "~/lib/format";
import { type Followed, useLogsOfMany } from "./use-logs-of-many";

interface Props {
  readonly org: string;
  readonly followed: readonly Followed[];
}

/** What several applications write, as they write it. Give it a key of what is followed: others are another list. */
export default function LinesOfMany({ org, followed: first }: Props) {
  // Reading the page anew brings the same applications as other objects.
  const [followed] = useState(first);
  const stream = useLogsOfMany(org, followed);
  const { buffer, refusal, running } = stream;
  return (
    <LogPanel
      buffer={buffer}
      label={`Lines of ${count(followed.length, "application")}`}
      file={`${org}.log`}
      height="h-[max(320px,calc(100dvh-380px))]"
      slots={[]}
      empty={emptyWords(stream)}
      foot={<Foot buffer={buffer} refusal={refusal} replicas={running?.length ?? 0} of={followed.length} />}
    />
  );
}

function emptyWords({ running, refusal }: Pick<ReturnType<typeof useLogsOfMany>, "running" | "refusal">) {
  if (refusal !== null) return refusal;
  if (running === null || running === undefined) return "Reading…";
  if (running.length === 0) return "No replica of these applications runs. Choose others, or deploy one of them.";
  return "Nothing was written yet. Lines appear here as they come.";
}

interface FootProps {
  readonly buffer: ReturnType<typeof useLogsOfMany>["buffer"];
  readonly refusal: string | null;
  readonly replicas: number;
  readonly of: number;
}

function Foot({ buffer, refusal, replicas, of }: FootProps) {
  const rate = useLineRate(buffer);
  return (
    <>
      {refusal === null ? (
        <LiveMark />
      ) : (
        <span className="text-warn-ink">
          Not live: {refusal}{" "}
          <button type="button" className={buttonClass("default", "sm")} onClick={() => window.location.reload()}>
            Reload
          </button>
        </span>
      )}
      <span>
        {rate.toLocaleString("en")} lines /s from {count(replicas, "replica")} of {count(of, "application")};{" "}
        {buffer.lines.length.toLocaleString("en")} lines here.
      </span>
      <span className="text-ink-3 frame:ml-auto">
        Search looks through the lines here. The time of a line leads to its application’s logs, with all older ones.
      </span>
    </>
  );
}
