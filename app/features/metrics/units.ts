import { formatBytes, formatMemory } from "~/lib/bytes";

const noBreak = "\u00a0";

/** How a number is written: "0.31 cores", "642 /s", "112 ms". */
export type Unit = "cores" | "memory" | "bytesPerSecond" | "perSecond" | "ms" | "load";

export function formatUnit(unit: Unit, value: number): string {
  switch (unit) {
    case "cores":
      return `${short(value)}${noBreak}${value === 1 ? "core" : "cores"}`;
    case "memory":
      return formatMemory(value);
    case "bytesPerSecond":
      return `${formatBytes(value)}/s`;
    case "perSecond":
      return `${short(value)}${noBreak}/s`;
    case "ms":
      return value < 0 ? "over 10 s" : formatMs(value);
    case "load":
      return short(value);
  }
}

/** At a scale: what is counted stands beside the title already. */
export function formatTick(unit: Unit, value: number): string {
  if (value === 0) return "0";
  return unit === "cores" || unit === "perSecond" || unit === "load" ? short(value) : formatUnit(unit, value);
}

/** "0.31", "4.2", "642", "1,284". */
export function short(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  if (value >= 10) return String(Math.round(value * 10) / 10);
  if (value >= 0.1 || value === 0) return String(Math.round(value * 100) / 100);
  return String(Number(value.toPrecision(2)));
}

export function formatMs(ms: number): string {
  if (ms >= 9_950) return `${Math.round(ms / 1_000)}${noBreak}s`;
  if (ms >= 995) return `${(ms / 1_000).toFixed(1)}${noBreak}s`;
  return `${ms >= 10 ? Math.round(ms) : short(ms)}${noBreak}ms`;
}

/** "0.08 %"; what is below a hundredth is said so, for it is not nothing. */
export function formatShare(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.01) return `< 0.01${noBreak}%`;
  return `${percent >= 10 ? Math.round(percent) : Math.round(percent * 100) / 100}${noBreak}%`;
}
