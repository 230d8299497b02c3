/** Between a number and its unit no line may break. */
const space = "\u00a0";

/** "0.4 s", "16.8 s", "1 min 14 s", "2 h 5 min", "3 days". */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  if (seconds < 59.95) return `${seconds.toFixed(seconds < 10 ? 1 : seconds % 1 === 0 ? 0 : 1)}${space}s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return pair(Math.floor(whole / 60), "min", whole % 60, "s");
  const minutes = Math.floor(whole / 60);
  if (minutes < 48 * 60) return pair(Math.floor(minutes / 60), "h", minutes % 60, "min");
  return `${Math.floor(minutes / 1440)}${space}days`;
}

/** A running clock: whole seconds, so that it ticks once a second and never jumps in width by a digit after the point. */
export function formatElapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return seconds < 60 ? `${seconds}${space}s` : formatDuration(seconds * 1000);
}

const pair = (large: number, largeUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${large}${space}${largeUnit}` : `${large}${space}${largeUnit} ${small}${space}${smallUnit}`;

/** How long ago, up to 7 days; null beyond: then the date says more. What lies ahead by a clock's error counts as now. */
export function formatAgo(ms: number): string | null {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  if (seconds < 1) return "now";
  if (seconds < 60) return `${seconds}${space}s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}${space}min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)}${space}h ago`;
  const days = Math.floor(seconds / 86_400);
  if (days > 7) return null;
  return days === 1 ? `1${space}day ago` : `${days}${space}days ago`;
}
