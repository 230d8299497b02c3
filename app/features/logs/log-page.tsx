import { useMemo } from "react";
import type { MarkedDeployment } from "./deployment-marks";
import { LiveMark } from "./live-mark";
import { LogFields } from "./log-fields";
import { LogPanel } from "./log-panel";
import type { LogSearch } from "./log-search";
import type { LoggedReplica } from "./replica-field";
import { useLineRate } from "./use-line-rate";
import { useLogPages } from "./use-log-pages";
import { type LogAddress, type LogStream, useLogStream } from "./use-log-stream";

export interface LogPageProps extends LogAddress {
  /** of the environment, as people call it */
  readonly environmentName: string;
  readonly search: LogSearch;
  readonly replicas: readonly LoggedReplica[];
  readonly deployments: readonly MarkedDeployment[];
}

/** What all replicas of an application write, as they write it. */
export function LogPage(props: LogPageProps) {
  const { organization, project, application, environment } = props;
  // Another application is another log: nothing of the one before stays.
  return <Page key={[organization, project, application, environment].join("/")} {...props} />;
}

function Page({ environmentName, search, replicas, deployments, ...rest }: LogPageProps) {
  const { organization, project, application, environment } = rest;
  const address = useMemo(
    () => ({ organization, project, application, environment }),
    [organization, project, application, environment],
  );
  const stream = useLogStream(address);
  const pages = useLogPages(address, everyLine, stream.buffer, fromHere);
  const running = stream.running ?? [];
  const releases = new Set(running.flatMap(({ release }) => release ?? []));
  return (
    <LogPanel
      buffer={stream.buffer}
      label={`Lines of ${address.application} in ${environmentName}`}
      file={`${address.application}-${address.environment}.log`}
      height="h-[max(320px,calc(100dvh-428px))]"
      slots={[...new Set(running.map(({ slot }) => slot))].sort((a, b) => a - b)}
      fresh={releases.size > 1 ? Math.max(...releases) : null}
      empty={emptyWords(stream, environmentName)}
      foot={<Foot stream={stream} />}
      finding={{
        ...{ search, pages, deployments, found: false, span: asLinesSay },
        form: <LogFields search={search} found={false} replicas={replicas} />,
      }}
    />
  );
}

const everyLine = {};
const asLinesSay = { from: null, to: null };
/** Older lines are those before the first one here; newer ones come by themselves. */
const fromHere = { older: undefined, newer: null };

function emptyWords({ running, refusal }: LogStream, environmentName: string): string {
  if (refusal !== null) return refusal;
  if (running === null || running === undefined) return "Reading…";
  if (running.length === 0)
    return `No replica runs in ${environmentName}. Deploy the application to see what it writes.`;
  return "Nothing was written yet. Lines appear here as they come.";
}

function Foot({ stream: { buffer, running, refusal } }: { stream: LogStream }) {
  const rate = useLineRate(buffer);
  const replicas = running?.length ?? 0;
  return (
    <>
      {refusal === null ? <LiveMark /> : <span className="text-warn-ink">Not live</span>}
      <span>
        {rate.toLocaleString("en")} lines /s from {replicas} {replicas === 1 ? "replica" : "replicas"};{" "}
        {buffer.lines.length.toLocaleString("en")} lines here.
      </span>
      <span className="text-ink-3 frame:ml-auto">
        Secrets are masked. Lines are kept after their container is removed.
      </span>
    </>
  );
}
