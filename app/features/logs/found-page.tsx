import { useMemo, useState } from "react";
import { TextLink } from "~/components/ui/text-link";
import type { PageLine } from "../../../server/services/logs/page-line";
import { createLogBuffer } from "./log-buffer";
import { LogFields } from "./log-fields";
import type { LogPageProps } from "./log-page";
import { LogPanel } from "./log-panel";
import { type LogWish, spanOf } from "./log-search";
import { toFound } from "./to-found";
import { useLogPages } from "./use-log-pages";
import { maxLines } from "./use-log-stream";

export interface Found {
  readonly lines: readonly PageLine[];
  readonly older: string | null;
  readonly newer: string | null;
  /** what was not looked at, and why */
  readonly stopped: string | null;
}

interface Props extends LogPageProps {
  readonly found: Found;
  /** what was asked for, so that the pages beside are of the same */
  readonly wish: LogWish;
}

/** The lines of a time, of one replica, of a search, or around one line. They stand still. */
export function FoundPage({ environmentName, search, replicas, deployments, found, wish, ...rest }: Props) {
  const { organization, project, application, environment } = rest;
  const address = useMemo(
    () => ({ organization, project, application, environment }),
    [organization, project, application, environment],
  );
  const [buffer] = useState(() => {
    const made = createLogBuffer(maxLines);
    made.push(found.lines.map(toFound));
    return made;
  });
  const pages = useLogPages(address, wish, buffer, found);
  // Where there are more lines, the time of those that are here ends with them.
  const asked = spanOf(search, wish);
  const span = { from: pages.has("older") ? null : asked.from, to: pages.has("newer") ? null : asked.to };
  return (
    <LogPanel
      buffer={buffer}
      label={`Lines of ${application} in ${environmentName}`}
      file={`${application}-${environment}.log`}
      height="h-[max(320px,calc(100dvh-428px))]"
      slots={[]}
      empty={found.stopped ?? "No line of this time matches. Choose a longer time, or look for something else."}
      foot={
        <>
          <span>
            {buffer.lines.length.toLocaleString("en")} {buffer.lines.length === 1 ? "line" : "lines"}
            {pages.has("older") ? ", and there are older ones." : "."}
          </span>
          <TextLink to="?">Back to live</TextLink>
        </>
      }
      finding={{
        ...{ search, pages, deployments, span, found: true },
        form: <LogFields search={search} found replicas={replicas} />,
      }}
    />
  );
}
