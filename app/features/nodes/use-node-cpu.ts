import { useParams } from "@remix-run/react";
import { useEffect, useState } from "react";
import { freshMs } from "../../../server/domain/metrics/ranges";
import type { NodeView } from "../../../server/services/nodes/find-nodes";
import type { MetricView } from "../../../server/domain/metrics/to-view";
import { follow } from "~/lib/live/follow";

/** Cores in use on a node, as it was read with the page and is told from then on; null where that is not known. */
export function useNodeCpu({ name, cpu }: Pick<NodeView, "name" | "cpu">): number | null {
  const { org = "" } = useParams();
  const [seen, setSeen] = useState<{ readonly cpu: number | null }>({ cpu });
  useEffect(() => setSeen({ cpu }), [cpu]);
  useEffect(
    () =>
      follow<MetricView>(
        (api, lastEventId, handlers) =>
          api.live.nodeMetrics.subscribe(
            { organization: org, node: name, ...(lastEventId ? { lastEventId } : {}) },
            handlers,
          ),
        { data: (point) => setSeen({ cpu: point.cpu }) },
      ),
    [org, name],
  );
  useEffect(() => {
    if (seen.cpu === null) return;
    const timer = setTimeout(() => setSeen({ cpu: null }), freshMs);
    return () => clearTimeout(timer);
  }, [seen]);
  return seen.cpu;
}
