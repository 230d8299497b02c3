import { useCallback, useRef, useState } from "react";
import { liveApi } from "~/lib/live/socket";
import type { LogAddress } from "./use-log-stream";
import type { LogBuffer } from "./log-buffer";
import type { LogWish } from "./log-search";
import { nameOf } from "./name-of";
import { toFound } from "./to-found";

export type Edge = "older" | "newer";

export interface LogPages {
  /** Loads what is beyond an edge, once at a time. */
  load(edge: Edge): void;
  /** whether there may be more on that side */
  has(edge: Edge): boolean;
  readonly loading: Edge | null;
  /** why the last one did not come */
  readonly problem: string | null;
}

type Ends = Readonly<Record<Edge, string | null | undefined>>;

/**
 * The pages before and after the lines that are here.
 * @param first where the pages beside begin; undefined for those beside whatever line stands at that edge, null where there are none
 */
export function useLogPages(address: LogAddress, wish: LogWish, buffer: LogBuffer, first: Ends): LogPages {
  const [ends, setEnds] = useState<Ends>(first);
  const [loading, setLoading] = useState<Edge | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const busy = useRef(false);
  const load = useCallback(
    async (edge: Edge) => {
      const line = ends[edge] === undefined ? edgeOf(buffer, edge) : ends[edge];
      if (busy.current || line === null) return;
      busy.current = true;
      setLoading(edge);
      try {
        const page = await liveApi().logs.read.query({ ...address, ...wish, line, direction: edge });
        if (edge === "older") buffer.unshift(page.lines.map(toFound));
        else buffer.push(page.lines.map(toFound));
        setEnds((before) => ({ ...before, [edge]: page[edge] }));
        setProblem(null);
      } catch (error) {
        setProblem(error instanceof Error ? error.message : "More lines did not come.");
      } finally {
        busy.current = false;
        setLoading(null);
      }
    },
    [address, wish, buffer, ends],
  );
  return { load: (edge) => void load(edge), has: (edge) => ends[edge] !== null, loading, problem };
}

function edgeOf({ lines }: LogBuffer, edge: Edge): string | null {
  const named = edge === "older" ? lines.find((line) => nameOf(line) !== null) : undefined;
  return named === undefined ? null : nameOf(named);
}
