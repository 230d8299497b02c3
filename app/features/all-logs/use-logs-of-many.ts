import { useEffect, useState } from "react";
import { createLogBuffer, type LogBuffer } from "~/features/logs/log-buffer";
import type { LineOrigin } from "~/features/logs/log-line";
import { maxLines, notesOn, toLine, watchGap } from "~/features/logs/use-log-stream";
import { follow } from "~/lib/live/follow";
import type { TailedLinesOfMany } from "../../../server/services/logs/follow-organization-logs";
import type { ChosenApplication } from "./log-choice";

export interface Followed extends ChosenApplication {
  readonly id: string;
  readonly origin: LineOrigin;
}

interface LogsOfMany {
  readonly buffer: LogBuffer;
  /** the replicas that run; null until it is known */
  readonly running: TailedLinesOfMany["running"] | null;
  /** why nothing comes any more: a sentence of the server's */
  readonly refusal: string | null;
}

/** The lines of several applications in the order of time, from now on. @param followed the same for as long as it is used */
export function useLogsOfMany(organization: string, followed: readonly Followed[]): LogsOfMany {
  const [buffer] = useState(() => createLogBuffer(maxLines));
  const [running, setRunning] = useState<LogsOfMany["running"]>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  useEffect(() => {
    const origins = new Map(followed.map(({ id, origin }) => [id, origin]));
    const applications = followed.map(({ project, application, environment }) => ({
      project,
      application,
      environment,
    }));
    const gap = watchGap();
    const stop = follow<TailedLinesOfMany>(
      (api, lastEventId, handlers) =>
        api.live.organizationLogs.subscribe(
          { organization, applications, ...(lastEventId === undefined ? {} : { lastEventId }) },
          handlers,
        ),
      {
        data: ({ lines, dropped, running }) => {
          if (running !== undefined) setRunning(running);
          buffer.push([
            ...notesOn(gap.ended(), dropped),
            ...lines.map((line) => ({ ...toLine(line), origin: origins.get(line.of) })),
          ]);
        },
        refused: setRefusal,
      },
    );
    return () => {
      stop();
      gap.stop();
    };
  }, [buffer, organization, followed]);
  return { buffer, running, refusal };
}
