import { z } from "zod";
import type { TimedPoint } from "../../domain/metrics/bin-points";
import { type MetricView, toView } from "../../domain/metrics/to-view";
import { appAddress } from "../deployments/app-address";
import { locateAppEnvironment } from "../locate";
import { locateNode } from "../nodes/read-node";
import { type StreamCtx, type StreamItem, stream } from "../stream";

/** How an application is now, every 10 s. Who is slow gets the newest, not what came between. */
export const watchApplicationMetrics = stream({
  permission: "project.read",
  input: appAddress.extend({ lastEventId: z.string().max(20).optional() }),
  locate: locateAppEnvironment,
  open: (ctx, _input, { appEnvironment }) => follow(ctx, appEnvironment.id),
});

/** How a node is now, every 10 s. */
export const watchNodeMetrics = stream({
  permission: "node.read",
  input: z.object({ organization: z.string(), node: z.string(), lastEventId: z.string().max(20).optional() }),
  locate: locateNode,
  open: (ctx, _input, { node }) => follow(ctx, node.id),
});

async function* follow(ctx: StreamCtx, subjectId: string): AsyncGenerator<StreamItem<MetricView>> {
  const reader = ctx.metrics.open(subjectId);
  try {
    let seen: TimedPoint | null = null;
    for (;;) {
      seen = await reader.after(seen, ctx.signal);
      if (seen === null) return;
      yield { id: String(seen.at), data: toView(seen) };
    }
  } finally {
    reader.close();
  }
}
