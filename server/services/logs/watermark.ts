/** What is known of one source when lines are about to be told. */
export interface SourceState {
  readonly id: string;
  /** time of its newest line that is here; null for none */
  readonly newest: string | null;
  /** it reads what it missed, and is not yet where its log is now */
  readonly catchingUp: boolean;
}

/** A line waits no longer than this for others that may have been written before it. */
const holdMs = 450;
/** who wrote within this time is expected to write on */
const activeMs = 1_000;
/** how long everybody waits for one who reads what it missed */
const catchUpMs = 3_000;

/**
 * Decides up to which moment lines may be told in the order of time: those of other replicas that were written before may
 * still be on their way. Asked again and again; the first time, all that is here counts as complete.
 */
export function createWatermark(): { next(now: number, sources: readonly SourceState[]): string } {
  const marks: { readonly now: number; readonly newest: string }[] = [];
  const changed = new Map<string, { readonly newest: string; readonly at: number }>();
  let opened: number | null = null;
  return {
    next(now, sources) {
      opened ??= now;
      const behind = sources.filter(({ catchingUp }) => catchingUp);
      if (behind.length > 0 && now - opened < catchUpMs) return lowest(behind);
      const present = sources.filter(({ newest }) => newest !== null);
      for (const { id, newest } of present)
        if (newest !== null && changed.get(id)?.newest !== newest) changed.set(id, { newest, at: now });
      const newest = highest(present);
      const before = marks.at(-1)?.newest ?? newest;
      marks.push({ now, newest });
      while ((marks[1]?.now ?? now) <= now - holdMs) marks.shift();
      const [oldest] = marks;
      const released = oldest !== undefined && oldest.now <= now - holdMs ? oldest.newest : "";
      const active = present.filter(({ id }) => now - (changed.get(id)?.at ?? 0) < activeMs);
      const first = marks.length === 1;
      const complete = first ? newest : min(before, active.length === 0 ? newest : lowest(active));
      return max(released, complete);
    },
  };
}

const min = (a: string, b: string): string => (a < b ? a : b);
const max = (a: string, b: string): string => (a > b ? a : b);
const lowest = (sources: readonly SourceState[]): string => sources.map(({ newest }) => newest ?? "").reduce(min);
const highest = (sources: readonly SourceState[]): string => sources.map(({ newest }) => newest ?? "").reduce(max, "");
