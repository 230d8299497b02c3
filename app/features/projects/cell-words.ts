import type { Cell } from "../../../server/services/projects/find-cells";

export interface CellNote {
  readonly text: string;
  readonly tone: "bad" | "warn" | "faint";
}

/** What is to be said of a cell beside its release: only what is not as it should be. */
export function noteOf(cell: Cell, behind: string | null): CellNote | null {
  const { state, crashLoops, failure, desired, serving, active } = cell;
  if (active !== null || state === "deleting" || state === "never") return null;
  if (crashLoops > 0) return { text: "crash loop", tone: "bad" };
  if (state === "down") return { text: "none serves", tone: "bad" };
  if (state === "degraded") return { text: `${serving} of ${desired} serve`, tone: "warn" };
  if (failure !== null) return { text: `#${failure.number} failed`, tone: cell.mark === "bad" ? "bad" : "warn" };
  if (state === "stopped") return { text: "stopped", tone: "faint" };
  return behind === null ? null : { text: `behind ${behind}`, tone: "faint" };
}

/** The environment before it that runs something newer, if one does. */
export function findBehind(
  cells: readonly (Cell | undefined)[],
  environments: readonly { readonly name: string }[],
  at: number,
): string | null {
  const own = cells[at]?.release;
  if (!own) return null;
  for (let before = at - 1; before >= 0; before--) {
    const other = cells[before]?.release;
    if (!other) continue;
    const same = (other.commit ?? other.imageId) === (own.commit ?? own.imageId);
    return !same && other.number > own.number ? (environments[before]?.name ?? null) : null;
  }
  return null;
}
