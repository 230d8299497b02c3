export type SlotState = "old" | "new" | "starting" | "draining" | "failed" | "unhealthy" | "empty";

export interface SlotView {
  readonly slot: number;
  readonly state: SlotState;
  /** the exact words for this one, in its tooltip */
  readonly title?: string;
}

/** Neighbours that look and say the same. */
export interface SlotRun {
  readonly key: string;
  readonly state: SlotState;
  readonly title: string | undefined;
  readonly count: number;
  /** a colour alone, which one element can draw for many; what has an outline is drawn one by one */
  readonly filled: boolean;
}

const filledStates: readonly SlotState[] = ["old", "new", "failed", "unhealthy"];

export function toRuns(slots: readonly SlotView[]): readonly SlotRun[] {
  const runs: SlotRun[] = [];
  for (const { slot, state, title } of slots) {
    const last = runs.at(-1);
    const filled = filledStates.includes(state);
    if (last?.filled && last.state === state && last.title === title)
      runs[runs.length - 1] = { ...last, count: last.count + 1 };
    else runs.push({ key: `${slot} ${state} ${title}`, state, title, count: 1, filled });
  }
  return runs;
}
