import { Link } from "~/components/ui/link";
import type { Cell } from "../../../server/services/projects/find-cells";
import { MiniSlots } from "~/components/ui/slot";
import type { SlotView } from "~/components/ui/slot-runs";
import { AppStatus } from "~/components/ui/status";
import { ReleaseTag, releaseTag } from "~/components/ui/tag";
import { Time } from "~/components/ui/time";
import { type CellNote, noteOf } from "./cell-words";

const tones: Readonly<Record<CellNote["tone"], string>> = {
  bad: "text-bad-ink",
  warn: "text-warn-ink",
  // a narrow cell has no room for what needs nobody
  faint: "hidden text-ink-3 frame:inline",
};
const quiet: readonly Cell["state"][] = ["serving", "stopped", "never", "degraded", "down"];

interface Props {
  readonly cell: Cell | undefined;
  readonly to: string;
  readonly name: string;
  readonly behind: string | null;
}

/** What runs of an application in one environment: release, replicas, state; below it the commit and since when. */
export function MatrixCell({ cell, to, name, behind }: Props) {
  if (cell === undefined || (cell.state === "never" && cell.failure === null))
    return (
      <Link to={to} className="text-ink-3 after:absolute after:inset-0" aria-label={`${name}: never deployed`}>
        –
      </Link>
    );
  const note = noteOf(cell, behind);
  const { release, active } = cell;
  const replicas = <MiniSlots slots={slotsOf(cell)} label={`${cell.serving} of ${cell.desired} replicas serve`} />;
  return (
    <>
      <div className="flex min-w-0 items-center gap-2">
        {release === null ? (
          <Link to={to} className="text-ink-3 after:absolute after:inset-0" aria-label={`${name}: nothing yet`}>
            none
          </Link>
        ) : (
          <Link
            to={to}
            className={`${releaseTag} after:absolute after:inset-0`}
            aria-label={`${name}: r${release.number}`}
          >
            {`r${release.number}`}
          </Link>
        )}
        {active !== null && active.release !== null && active.release !== release?.number && (
          <>
            <span className="text-ink-3">→</span>
            <ReleaseTag release={active.release} look="new" />
          </>
        )}
        {note !== null && <span className={`truncate text-xs ${tones[note.tone]}`}>{note.text}</span>}
        <span className="ml-auto flex shrink-0 items-center gap-2" title={active?.waitingFor ?? undefined}>
          {active === null && replicas}
          <AppStatus state={cell.state} hideWord={quiet.includes(cell.state) || "narrow"} />
        </span>
      </div>
      <div className="flex items-center gap-2 pt-[3px]">
        <p className="min-w-0 flex-1 truncate text-ink-3 text-xs" title={release?.commitMessage ?? undefined}>
          {release === null ? (
            "nothing serves yet"
          ) : (
            <>
              {release.commit !== null && <span className="font-mono">{`${release.commit.slice(0, 7)}, `}</span>}
              <Time at={release.since} />
            </>
          )}
        </p>
        {/* two releases and a word leave no room for the replicas beside them, and some of them alone would be untrue */}
        {active !== null && <span className="hidden shrink-0 frame:flex">{replicas}</span>}
      </div>
    </>
  );
}

const maxSlots = 12;

/** The replicas that are there, and an empty place for each that is missing. */
function slotsOf({ slots, desired }: Cell): readonly SlotView[] {
  const missing = Math.max(0, desired - new Set(slots.map(({ slot }) => slot)).size);
  const empty = Array.from({ length: missing }, (_, i): SlotView => ({ slot: 1000 + i, state: "empty" }));
  const stopped: SlotView[] = desired === 0 && slots.length === 0 ? [{ slot: 1, state: "empty" }] : [];
  return [...slots, ...empty, ...stopped].slice(0, maxSlots);
}
