import { Elapsed } from "~/components/ui/time";
import type { TerminalState } from "./use-terminal";

/** How the terminal is, below it. What needs reading is read out. */
export function TerminalFoot({ state }: { state: TerminalState }) {
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1 border-line border-t bg-bg px-3 py-2">
      <span role="status" className={state.at === "ended" || isWarned(state) ? "text-warn-ink" : "text-ink-2"}>
        <Words state={state} />
      </span>
      {state.at === "open" && (
        <span className="text-ink-3 frame:ml-auto">
          <kbd className="font-mono">Ctrl Alt .</kbd> leaves it, <kbd className="font-mono">Ctrl Shift C</kbd> copies
        </span>
      )}
    </div>
  );
}

const isWarned = (state: TerminalState): boolean => state.at === "open" && state.idle !== null;

function Words({ state }: { state: TerminalState }) {
  if (state.at === "closed") return "Closed";
  if (state.at === "opening") return "Opening…";
  if (state.at === "ended") return state.why;
  if (state.idle !== null)
    return `Nobody has typed for a while: it is closed in ${state.idle} s. Press a key to keep it.`;
  return (
    <>
      {state.shell}, open for <Elapsed from={state.since} to={null} />
    </>
  );
}
