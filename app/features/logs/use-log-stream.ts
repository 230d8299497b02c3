import { useEffect, useState } from "react";
import { formatDuration } from "~/lib/duration";
import { onConnection, readConnection } from "~/lib/live/connection";
import { follow } from "~/lib/live/follow";
import type { TailedLine, TailedLines } from "../../../server/services/logs/follow-logs";
import { createLogBuffer, type LogBuffer } from "./log-buffer";
import type { NewLine } from "./log-line";

export interface LogAddress {
  readonly organization: string;
  readonly project: string;
  readonly application: string;
  readonly environment: string;
}

export interface LogStream {
  readonly buffer: LogBuffer;
  /** the replicas that run; null until it is known */
  readonly running: TailedLines["running"] | null;
  /** why nothing comes: a sentence of the server's */
  readonly refusal: string | null;
}

/** as many as can be scrolled without a stutter */
export const maxLines = 100_000;
/** lines to begin with */
const tail = 1_000;

/** The lines of all replicas of an application, from now on. What is known of gaps stands among them. */
export function useLogStream({ organization, project, application, environment }: LogAddress): LogStream {
  const [buffer] = useState(() => createLogBuffer(maxLines));
  const [running, setRunning] = useState<LogStream["running"]>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    const at = { organization, project, application, environment };
    const gap = watchGap();
    const stop = follow<TailedLines>(
      (api, lastEventId, handlers) =>
        api.live.logs.subscribe({ ...at, ...(lastEventId === undefined ? { tail } : { lastEventId }) }, handlers),
      {
        data: ({ lines, dropped, running }) => {
          if (running !== undefined) setRunning(running);
          buffer.push([...notesOn(gap.ended(), dropped), ...lines.map(toLine)]);
        },
        refused: setRefusal,
      },
    );
    return () => {
      stop();
      gap.stop();
    };
  }, [buffer, organization, project, application, environment]);
  return { buffer, running, refusal };
}

/** What has to be said before lines that come. @param away for how long the connection was lost, in ms; @param dropped how many lines were left out */
export const notesOn = (away: number | null, dropped: number): readonly NewLine[] => [
  ...(away === null ? [] : [note(`Stream resumed after ${formatDuration(away)}; no line is missing.`)]),
  ...(dropped === 0 ? [] : [note(droppedWords(dropped))]),
];

const droppedWords = (count: number): string =>
  `${count.toLocaleString("en")} ${count === 1 ? "line was" : "lines were"} dropped: more is written than this page can take.`;

const note = (text: string): NewLine => ({ at: new Date().toISOString(), text, kind: "note" });

const kinds = { stdout: "out", stderr: "err", note: "note" } as const;
export const toLine = ({ at, replica, slot, release, nth, stream, text }: TailedLine): NewLine => ({
  ...{ at, replica, slot, release, nth, text },
  kind: kinds[stream],
});

/** For how long the connection was lost, told once when something comes again. */
export function watchGap() {
  let since: number | null = null;
  const stop = onConnection(() => {
    const connection = readConnection();
    if (connection.state === "lost") since = connection.since;
  });
  return {
    ended() {
      const away = since === null ? null : Date.now() - since;
      since = null;
      return away;
    },
    stop,
  };
}
