import { z } from "zod";
import { isTerminal, type Status } from "../../domain/deployment/status";
import type { EventReader } from "../../events/event-feed";
import { type StreamCtx, type StreamItem, stream } from "../stream";
import { deploymentAddress, locateDeployment } from "./locate-deployment";

/** A line has 4,000 characters at most: one item stays below 1 MB. */
const page = 200;

export interface LoggedLine {
  readonly seq: number;
  /** ISO 8601 */
  readonly at: string;
  readonly stream: string;
  readonly text: string;
}

export interface LoggedLines {
  readonly lines: readonly LoggedLine[];
}

/** The log of a deployment, line by line, after the line that was seen last. Ends when the deployment has ended. */
export const followDeploymentLog = stream({
  permission: "project.read",
  input: deploymentAddress.extend({
    /** number of the last line that was seen */
    lastEventId: z
      .string()
      .regex(/^\d{1,9}$/)
      .optional(),
  }),
  locate: locateDeployment,
  open: async function* (ctx, { lastEventId }, { deployment, resource }): AsyncGenerator<StreamItem<LoggedLines>> {
    const reader = ctx.events.open(resource.organizationId);
    try {
      let seq = Number(lastEventId ?? 0);
      while (!ctx.signal.aborted) {
        // In this order: what is written between two of these looks is announced after the place, or found by the last.
        const place = await reader.newest(ctx.signal);
        const ended = await hasEnded(ctx, deployment.id);
        for await (const item of readLines(ctx, deployment.id, seq)) {
          seq = Number(item.id);
          yield item;
        }
        if (ended) return;
        await untilTold(reader, deployment.id, place, ctx.signal);
      }
    } finally {
      reader.close();
    }
  },
});

async function* readLines(
  ctx: StreamCtx,
  deploymentId: string,
  after: number,
): AsyncGenerator<StreamItem<LoggedLines>> {
  let seq = after;
  for (;;) {
    const where = { deploymentId, seq: { gt: seq } };
    const rows = await ctx.db.deploymentLine.findMany({ where, orderBy: { seq: "asc" }, take: page });
    const last = rows.at(-1);
    if (last === undefined) return;
    seq = last.seq;
    const lines = rows.map(({ seq, at, stream, text }) => ({ seq, at: at.toISOString(), stream, text }));
    yield { id: String(seq), data: { lines } };
    if (rows.length < page) return;
  }
}

async function hasEnded(ctx: StreamCtx, id: string): Promise<boolean> {
  const row = await ctx.db.deployment.findUnique({ where: { id }, select: { status: true } });
  return row === null || isTerminal(row.status.toLowerCase() as Status);
}

async function untilTold(reader: EventReader, subjectId: string, after: bigint, signal: AbortSignal): Promise<void> {
  let place = after;
  while (!signal.aborted)
    for (const event of await reader.after(place, signal)) {
      if (event.subjectId === subjectId) return;
      place = event.id;
    }
}
