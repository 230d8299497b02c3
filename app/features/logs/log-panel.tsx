import { useNavigate } from "@remix-run/react";
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useTimeZone } from "~/lib/use-now";
import type { LogBuffer } from "./log-buffer";
import { download, toText } from "./log-file";
import { createLogFilter, everything, type Wanted } from "./log-filter";
import { LogEdges } from "./log-edges";
import { LogFilters } from "./log-filters";
import { LogHistogram } from "./log-histogram";
import { LogRows } from "./log-rows";
import type { Span } from "./count-lines";
import type { MarkedDeployment } from "./deployment-marks";
import { addressOfTime, type LogSearch } from "./log-search";
import { LogToolbar } from "./log-toolbar";
import { RegexToggle } from "./regex-toggle";
import type { LogPages } from "./use-log-pages";
import { useMatches } from "./use-matches";

interface Props {
  readonly buffer: LogBuffer;
  /** of the region, for screen readers */
  readonly label: string;
  /** name of the file that it is downloaded as */
  readonly file: string;
  /** classes that give the lines their height */
  readonly height: string;
  /** slots that one can choose from; none: no filters but the search */
  readonly slots?: readonly number[];
  /** the release that comes in */
  readonly fresh?: number | null;
  /** in the place of lines while there is none */
  readonly empty: ReactNode;
  readonly foot: ReactNode;
  /** what is looked for on the server, and how to look for something else; absent where there is no such thing */
  readonly finding?: Finding;
  /** no more lines will come: there is nothing to stop */
  readonly ended?: boolean;
}

interface Finding {
  readonly search: LogSearch;
  /** what is sent along with the text */
  readonly form: ReactNode;
  readonly pages: LogPages;
  /** whether these are lines that were found, and none come by themselves */
  readonly found: boolean;
  /** the time that all of them cover, where more is known of it than the lines say */
  readonly span: Span;
  /** to be marked in the picture of the lines */
  readonly deployments: readonly MarkedDeployment[];
}

/** Lines with what one does with them. Space stops and follows, w wraps, l goes to a line's address, while the lines have the focus. */
export function LogPanel({
  buffer,
  label,
  file,
  height,
  slots,
  fresh = null,
  empty,
  foot,
  finding,
  ended = false,
}: Props) {
  const version = useSyncExternalStore(buffer.subscribe, buffer.version, buffer.version);
  const navigate = useNavigate();
  const { search = null, found = false } = finding ?? {};
  const [query, setQuery] = useState(search?.query ?? "");
  const [regex, setRegex] = useState(search?.regex ?? false);
  const [chosen, setWanted] = useState<Wanted>({ ...everything, level: search?.level ?? "all" });
  const [follow, setFollow] = useState(!found);
  const [wrap, setWrap] = useWrap();
  // An expression is the server's to match; what it found by a text need not be looked through again.
  const local = regex || (found && query === search?.query) ? "" : query;
  const wanted = useMemo(() => ({ ...chosen, query: local }), [chosen, local]);
  const filter = useMemo(() => createLogFilter(wanted), [wanted]);
  const { shown, gone } = filter.apply(buffer.lines);
  const marked = search?.line ?? null;
  // Whoever goes to a match has stopped to look at it.
  const matches = useMatches(query === "" || (regex && !found) ? null : shown, () => setFollow(false));
  const look = {
    ...{ zone: useTimeZone(), wrap, fresh, marked, links: finding !== undefined },
    ...{ query: regex ? null : query, match: matches.at },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === " ") setFollow(!follow);
    else if (event.key === "w") setWrap(!wrap);
    else return;
    event.preventDefault();
  };
  return (
    <div>
      <LogToolbar
        {...{ follow, wrap }}
        query={query}
        onQuery={setQuery}
        live={!found && !ended}
        form={
          finding && (
            <>
              {wanted.level !== "all" && <input type="hidden" name="level" value={wanted.level} />}
              {finding.form}
            </>
          )
        }
        inField={finding && <RegexToggle on={regex} onChange={setRegex} />}
        onFollow={setFollow}
        onWrap={setWrap}
        matches={matches}
        text={() => toText(shown)}
        onDownload={() => download(file, toText(shown))}
        filters={slots && <LogFilters slots={slots} wanted={wanted} onWanted={setWanted} />}
      />
      {finding && (
        <LogHistogram
          {...{ shown, version }}
          all={buffer.lines}
          span={finding.span}
          deployments={finding.deployments}
          note={countedWords(finding.pages.has("older"), query === "" && wanted.level === "all")}
          onChoose={(from, to) => {
            const asked = { query, regex, level: wanted.level, replica: search?.replica ?? null };
            navigate(addressOfTime(asked, from, to), { preventScrollReset: true });
          }}
        />
      )}
      <div className="overflow-hidden rounded-lg border border-line">
        {shown.length === 0 ? (
          <p className="bg-log-bg px-4 py-6 text-ink-2">
            {buffer.lines.length === 0
              ? empty
              : "None of the lines here is one of those. Change the filter or the search."}
          </p>
        ) : (
          <LogRows
            {...{ gone, look, label, height, onKeyDown }}
            follow={follow && !found}
            live={!found}
            lines={shown}
            onFollow={setFollow}
            onEdge={finding?.pages.load}
          />
        )}
        <div className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-t bg-bg px-4 py-2 text-ink-2">
          {foot}
          {finding && <LogEdges pages={finding.pages} />}
        </div>
      </div>
    </div>
  );
}

function countedWords(older: boolean, everyLine: boolean): string {
  if (older) return "Counts the lines that are here, not older ones";
  return `Counts all lines of this time${everyLine ? "" : " that match"}`;
}

/** Where the screen is narrow, lines wrap unless one wants otherwise. */
function useWrap() {
  const [wrap, setWrap] = useState(false);
  useEffect(() => setWrap(!window.matchMedia("(min-width: 860px)").matches), []);
  return [wrap, setWrap] as const;
}
