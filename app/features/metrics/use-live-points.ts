import { useEffect, useState } from "react";
import type { MetricView } from "../../../server/domain/metrics/to-view";
import { follow, type Subscribe } from "~/lib/live/follow";
import { moveOn, type Span } from "./fill-gaps";

type Series = Span & { readonly subjectId: string; readonly points: readonly MetricView[] };

/** The finest points come by the socket as they are measured; longer ones are read anew with the page. */
const liveBin = 10;

/** A series that goes on by itself where its points are those that are told. @param key names what is followed */
export function useLivePoints<S extends Series>(read: S, subscribe: Subscribe<MetricView>): S {
  const [series, setSeries] = useState(read);
  useEffect(() => setSeries(read), [read]);
  const live = read.bin === liveBin;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the subject says what is followed
  useEffect(() => {
    if (!live) return;
    return follow(subscribe, { data: (point) => setSeries((now) => moveOn(now, point)) });
  }, [live, read.subjectId]);
  return series;
}
