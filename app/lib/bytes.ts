const steps = ["B", "kB", "MB", "GB", "TB", "PB"] as const;
const noBreak = "\u00a0";

/** "61 GB": of disks and networks, in steps of 1,000, with three figures at most. */
export function formatBytes(bytes: number): string {
  let [value, step] = [bytes, 0];
  while (value >= 999.5 && step < steps.length - 1) [value, step] = [value / 1_000, step + 1];
  const digits = value >= 9.95 || step === 0 ? 0 : 1;
  return `${value.toFixed(digits)}${noBreak}${steps[step]}`;
}

/** "15.7 GiB": of memory, in steps of 1,024. */
export function formatMemory(bytes: number): string {
  const mebibytes = bytes / 1024 / 1024;
  if (mebibytes < 1023.5) return `${Math.round(mebibytes)}${noBreak}MiB`;
  const gibibytes = mebibytes / 1024;
  return `${gibibytes >= 99.95 || Number.isInteger(gibibytes) ? Math.round(gibibytes) : gibibytes.toFixed(1)}${noBreak}GiB`;
}
