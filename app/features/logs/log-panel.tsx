import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useTimeZone } from "~/lib/use-now";
import type { LogBuffer } from "./log-buffer";
import { download, toText } from "./log-file";
import { createLogFilter, everything, type Wanted } from "./log-filter";
import { LogFilters } from "./log-filters";
import { LogRows } from "./log-rows";
import { LogToolbar } from "./log-toolbar";

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
}

/** Lines with what one does with them. Space stops and follows, w wraps, while the lines have the focus. */
export function LogPanel({ buffer, label, file, height, slots, fresh = null, empty, foot }: Props) {
  useSyncExternalStore(buffer.subscribe, buffer.version, buffer.version);
  const [wanted, setWanted] = useState<Wanted>(everything);
  const [follow, setFollow] = useState(true);
  const [wrap, setWrap] = useWrap();
  const filter = useMemo(() => createLogFilter(wanted), [wanted]);
  const { shown, gone } = filter.apply(buffer.lines);
  const look = { zone: useTimeZone(), query: wanted.query, wrap, fresh };
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
        query={wanted.query}
        onQuery={(query) => setWanted({ ...wanted, query })}
        onFollow={setFollow}
        onWrap={setWrap}
        matches={wanted === everything || wanted.query === "" ? null : shown.length}
        text={() => toText(shown)}
        onDownload={() => download(file, toText(shown))}
        filters={slots && <LogFilters slots={slots} wanted={wanted} onWanted={setWanted} />}
      />
      <div className="overflow-hidden rounded-lg border border-line">
        {shown.length === 0 ? (
          <p className="bg-log-bg px-4 py-6 text-ink-2">
            {buffer.lines.length === 0
              ? empty
              : "None of the lines here is one of those. Change the filter or the search."}
          </p>
        ) : (
          <LogRows {...{ gone, follow, look, label, height, onKeyDown }} lines={shown} onFollow={setFollow} />
        )}
        <div className="flex min-h-9 flex-wrap items-center gap-x-3 border-line border-t bg-bg px-4 py-2 text-ink-2">
          {foot}
        </div>
      </div>
    </div>
  );
}

/** Where the screen is narrow, lines wrap unless one wants otherwise. */
function useWrap() {
  const [wrap, setWrap] = useState(false);
  useEffect(() => setWrap(!window.matchMedia("(min-width: 860px)").matches), []);
  return [wrap, setWrap] as const;
}
