interface SlotRow {
  readonly old: string | null;
  readonly new: string | null;
}

export interface Share {
  /** percent; both 0 when nothing serves */
  readonly old: number;
  readonly new: number;
}

/** How the traffic is spread over the releases: evenly over the replicas that were seen to serve. */
export function shareOf(slots: readonly SlotRow[]): Share {
  const old = slots.filter((row) => row.old === "serving").length;
  const fresh = slots.filter((row) => row.new === "serving").length;
  const percent = old + fresh === 0 ? 0 : Math.round((old / (old + fresh)) * 100);
  return { old: percent, new: old + fresh === 0 ? 0 : 100 - percent };
}
