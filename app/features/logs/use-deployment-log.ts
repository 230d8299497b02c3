import { useEffect, useState } from "react";
import { follow } from "~/lib/live/follow";
import { createLogBuffer, type LogBuffer } from "./log-buffer";
import type { NewLine } from "./log-line";

export interface DeploymentLine {
  /** counts from 1 in each deployment */
  readonly seq: number;
  readonly at: Date | string;
  readonly stream: string;
  readonly text: string;
}

export interface DeploymentAddress {
  readonly organization: string;
  readonly project: string;
  readonly application: string;
  readonly environment: string;
  readonly number: number;
}

/** at most as many as a deployment's log can have */
const maxLines = 51_000;

/**
 * The log of a deployment: what came with the page, then what is written. Lines may come by both ways; each counts once.
 * @param live whether more is to come
 */
export function useDeploymentLog(
  address: DeploymentAddress,
  lines: readonly DeploymentLine[],
  live: boolean,
): { readonly buffer: LogBuffer; readonly refusal: string | null } {
  const [log] = useState(() => createLog(lines));
  const [refusal, setRefusal] = useState<string | null>(null);
  const { organization, project, application, environment, number } = address;
  useEffect(() => log.add(lines), [log, lines]);
  useEffect(() => {
    if (!live) return;
    const at = { organization, project, application, environment, number };
    return follow<{ readonly lines: readonly DeploymentLine[] }>(
      (api, lastEventId, handlers) =>
        api.deployments.log.subscribe({ ...at, ...(lastEventId === undefined ? {} : { lastEventId }) }, handlers),
      { data: (news) => log.add(news.lines), refused: setRefusal },
      String(log.last()),
    );
  }, [log, live, organization, project, application, environment, number]);
  return { buffer: log.buffer, refusal };
}

function createLog(first: readonly DeploymentLine[]) {
  const buffer = createLogBuffer(maxLines);
  let last = 0;
  const add = (lines: readonly DeploymentLine[]) => {
    const fresh = lines.filter(({ seq }) => seq > last);
    last = fresh.at(-1)?.seq ?? last;
    buffer.push(fresh.map(toLine));
  };
  add(first);
  return { buffer, add, last: () => last };
}

const toLine = ({ at, stream, text }: DeploymentLine): NewLine => ({
  at: typeof at === "string" ? at : at.toISOString(),
  text,
  kind: stream === "system" ? "system" : "build",
});
