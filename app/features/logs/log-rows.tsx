import { useVirtualizer } from "@tanstack/react-virtual";
import { Icon } from "~/components/ui/icon";
import { type KeyboardEvent, type UIEvent, useEffect, useLayoutEffect, useRef, useState, type WheelEvent } from "react";
import { useHydrated } from "~/lib/use-hydrated";
import type { LogLine } from "./log-line";
import { LogRow, type RowLook } from "./log-row";
import { nameOf } from "./name-of";

const rowHeight = 20;
/** what the server draws: enough for the largest screen */
const firstRows = 80;

interface Props {
  readonly lines: readonly LogLine[];
  /** lines that went at the front so far: what stands on the screen must not slide when more go */
  readonly gone: number;
  readonly follow: boolean;
  readonly onFollow: (follow: boolean) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** somebody scrolled near the oldest line, or near the newest */
  readonly onEdge?: ((edge: "older" | "newer") => void) | undefined;
  readonly look: RowLook;
  readonly label: string;
  /** classes that give it its height */
  readonly height: string;
  /** whether there is a newest line to jump to, that follows */
  readonly live?: boolean | undefined;
}

/** Many lines, of which only those on the screen are drawn. It follows the newest until one scrolls up. */
export function LogRows(props: Props) {
  const box = useRef<HTMLDivElement>(null);
  const hydrated = useHydrated();
  const following = useFollowing(props, box);
  const { lines, look, label, follow, onFollow, height, live = true } = props;
  return (
    <div className="relative">
      <div
        ref={box}
        role="log"
        aria-live="off"
        aria-label={label}
        aria-keyshortcuts="Space W L"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the keyboard
        tabIndex={0}
        {...following}
        className={`overflow-auto bg-log-bg py-2.5 font-mono text-log-ink text-xs/5 -outline-offset-2 ${height}`}
      >
        {hydrated ? (
          <Virtual lines={lines} look={look} box={box} start={live ? null : (look.marked ?? "")} />
        ) : (
          firstOf(lines, look).map((line) => <LogRow key={line.key} line={line} look={look} />)
        )}
      </div>
      {!follow && live && (
        <button
          type="button"
          onClick={() => onFollow(true)}
          className="-translate-x-1/2 absolute bottom-3 left-1/2 inline-flex h-8 items-center gap-2 rounded-md border border-line-2 bg-surface px-3 font-medium shadow-pop hover:bg-surface-2 pointer-coarse:h-10"
        >
          <Icon name="arrow-down" />
          Jump to newest
        </button>
      )}
    </div>
  );
}

function Virtual({
  lines,
  look,
  box,
  start,
}: {
  lines: readonly LogLine[];
  look: RowLook;
  box: React.RefObject<HTMLDivElement>;
  /** the line in the middle at first, "" for the newest at the end; null where following decides */
  start: string | null;
}) {
  // The box is there only after this was drawn once: where no line comes by itself, nothing else would have it drawn again.
  const [, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    overscan: 20,
    getItemKey: (index) => lines[index]?.key ?? index,
    initialOffset: () => offsetOf(lines, start),
  });
  const { match } = look;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one comes to a match once; what is scrolled afterwards is one's own wish
  useEffect(() => {
    const index = match === null ? -1 : lines.indexOf(match.line);
    const { startIndex, endIndex } = virtualizer.range ?? { startIndex: 0, endIndex: -1 };
    if (index >= 0 && (index <= startIndex || index >= endIndex)) virtualizer.scrollToIndex(index, { align: "center" });
  }, [match]);
  return (
    <div className="relative w-max min-w-full" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ key, index, start }) => {
        const line = lines[index];
        return (
          line && (
            <div
              key={key}
              data-index={index}
              ref={look.wrap ? virtualizer.measureElement : undefined}
              className={`absolute top-0 left-0 min-w-full ${look.wrap ? "w-full" : ""}`}
              style={{ transform: `translateY(${start}px)` }}
            >
              <LogRow line={line} look={look} />
            </div>
          )
        );
      })}
    </div>
  );
}

/** about the middle of the box */
const middle = 280;

/** Where one begins to read: at a line, at the newest, or where following decides. */
function offsetOf(lines: readonly LogLine[], start: string | null): number {
  if (start === null) return 0;
  const index = lines.findIndex((line) => nameOf(line) === start);
  return index < 0 ? lines.length * rowHeight : Math.max(0, index * rowHeight - middle);
}

/** What the server draws: the newest, or those around the line that was linked to. */
function firstOf(lines: readonly LogLine[], { marked = null }: RowLook): readonly LogLine[] {
  const index = marked === null ? -1 : lines.findIndex((line) => nameOf(line) === marked);
  if (index < 0) return lines.slice(-firstRows);
  return lines.slice(Math.max(0, index - firstRows / 2), index + firstRows / 2);
}

/** so many pixels before an edge more lines are asked for */
const nearEdge = 400;
/** The address of the first line on the screen, then of one line after the other. */
function focusNextAddress(box: HTMLElement): void {
  const links = [...box.querySelectorAll<HTMLAnchorElement>("a[href]")];
  const top = box.getBoundingClientRect().top;
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = at < 0 ? links.find((link) => link.getBoundingClientRect().top >= top) : links[at + 1];
  next?.focus();
}

/** keys that scroll up */
const upKeys = ["ArrowUp", "PageUp", "Home"];
/** so long after somebody turned up, the end that is still on the screen is not taken for a wish */
const turnMs = 300;

/**
 * Scrolling up ends following, reaching the end begins it. What the script itself scrolled is known by the place it left: a
 * flag for "ignore the next scroll" misses when the browser puts two into one. Turning up counts at once: before the browser
 * tells that it scrolled, new lines may have taken it back to the end.
 */
function useFollowing(
  { gone, follow, onFollow, onKeyDown, onEdge, look }: Props,
  box: React.RefObject<HTMLDivElement>,
) {
  const last = useRef({ top: 0, gone: 0, turned: 0 });
  // Whoever comes to the last match has not asked to follow, though it stands at the end.
  useLayoutEffect(() => {
    if (look.match !== null) last.current.turned = performance.now();
  }, [look.match]);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const past = (gone - last.current.gone) * rowHeight;
    if (follow) element.scrollTop = element.scrollHeight;
    else if (past !== 0) element.scrollTop -= past;
    // Only what is scrolled here: what the reader scrolled is told by its own event, which may come later.
    last.current.top = follow ? element.scrollTop : last.current.top - past;
    last.current.gone = gone;
  });
  const turnUp = () => {
    if ((box.current?.scrollTop ?? 0) <= 0) return;
    last.current.turned = performance.now();
    onFollow(false);
  };
  return {
    onScroll({ currentTarget: { scrollTop, scrollHeight, clientHeight } }: UIEvent<HTMLDivElement>) {
      const atEnd = scrollHeight - clientHeight - scrollTop < rowHeight / 2;
      if (scrollTop < last.current.top - 1 && !atEnd) onFollow(false);
      // Moved there, not only left there: who pauses at the end stands at it, too.
      else if (atEnd && scrollTop > last.current.top + 1 && performance.now() - last.current.turned > turnMs)
        onFollow(true);
      if (scrollTop < nearEdge && scrollTop < last.current.top) onEdge?.("older");
      if (scrollHeight - clientHeight - scrollTop < nearEdge && scrollTop > last.current.top) onEdge?.("newer");
      last.current.top = scrollTop;
    },
    onWheel: ({ deltaY, ctrlKey }: WheelEvent) => {
      if (deltaY >= 0 || ctrlKey) return;
      if ((box.current?.scrollTop ?? 0) < nearEdge) onEdge?.("older");
      turnUp();
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (upKeys.includes(event.key)) turnUp();
      else if (event.key === "l" && !event.ctrlKey && !event.metaKey && !event.altKey)
        focusNextAddress(event.currentTarget);
      else onKeyDown(event);
    },
  };
}
