interface Step {
  readonly status: string;
}

/** Which step is under way, counted over those that are not left out; null before there are any. */
export function stepProgress(steps: readonly Step[]): { readonly step: number; readonly of: number } | null {
  const counted = steps.filter(({ status }) => status !== "skipped");
  if (counted.length === 0) return null;
  const running = counted.findIndex(({ status }) => status === "running");
  const ended = counted.filter(({ status }) => status === "done" || status === "failed").length;
  return { step: running === -1 ? Math.min(ended + 1, counted.length) : running + 1, of: counted.length };
}
