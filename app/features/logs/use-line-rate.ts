import { useRef } from "react";
import { useNow } from "~/lib/use-now";
import type { LogBuffer } from "./log-buffer";
import { linesSince } from "./lines-since";

const overMs = 5_000;

/** Lines that are written per second, over the last seconds by their own times; 0 when nothing came for so long. */
export function useLineRate({ lines }: LogBuffer): number {
  const now = useNow();
  const newest = lines.at(-1);
  const last = useRef({ key: 0, at: 0 });
  if (newest !== undefined && newest.key !== last.current.key) last.current = { key: newest.key, at: now };
  if (newest === undefined || now - last.current.at > overMs) return 0;
  return Math.round((linesSince(lines, Date.parse(newest.at) - overMs) / overMs) * 1_000);
}
