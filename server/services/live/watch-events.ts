import { z } from "zod";
import { type Actor, can } from "../../domain/access/can";
import { eventTypes } from "../../domain/events";
import type { StoredEvent } from "../../events/event-channel";
import { locateOrganization } from "../locate";
import { type StreamItem, stream } from "../stream";

/** What a subscriber is told: something about a subject has changed; whoever wants to know more reads it. */
export interface LiveEvent {
  /**
   * An event's type; "live.ready" first of all, so that there is a place to resume at; "live.missed" when events that came
   * meanwhile are kept no more: read everything anew.
   */
  readonly type: string;
  readonly subjectId: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The events of an organisation from now on, or after the one that was seen last, as far as one may read their projects. */
export const watchEvents = stream({
  permission: "organization.read",
  input: z.object({
    organization: z.string(),
    /** default all */
    types: z.array(z.enum(eventTypes)).optional(),
    /** without a place: so many ms back, which is the age of what the caller shows */
    back: z.number().int().min(0).max(60_000).optional(),
    lastEventId: z
      .string()
      .regex(/^\d{1,18}$/)
      .optional(),
  }),
  locate: locateOrganization,
  open: async function* (ctx, { lastEventId, types, back }, { organization }): AsyncGenerator<StreamItem<LiveEvent>> {
    const reader = ctx.events.open(organization.id);
    try {
      let place = await reader.newest(ctx.signal);
      const resumed = lastEventId === undefined ? null : BigInt(lastEventId);
      if (resumed !== null && (resumed === 0n || (await reader.has(resumed)))) place = resumed;
      else {
        if (resumed === null && back !== undefined) place = await reader.before(new Date(ctx.now().getTime() - back));
        yield mark(resumed === null ? "live.ready" : "live.missed", place, organization.id);
      }
      while (!ctx.signal.aborted) {
        for (const event of await reader.after(place, ctx.signal)) {
          place = event.id;
          if (types !== undefined && !types.some((type) => type === event.type)) continue;
          if (mayRead(ctx.who(), organization.id, event)) yield toItem(event);
        }
      }
    } finally {
      reader.close();
    }
  },
});

const mark = (type: string, place: bigint, subjectId: string): StreamItem<LiveEvent> => ({
  id: String(place),
  data: { type, subjectId, payload: {} },
});

const toItem = ({ id, type, subjectId, payload }: StoredEvent): StreamItem<LiveEvent> => ({
  id: String(id),
  data: { type, subjectId, payload },
});

/**
 * An event that names no project is for those who may read all of them; a node's, for those who may read nodes; a new line of the
 * activity, for those who may read that. A notice is for one person alone, and for as long as that one may see what it is about.
 */
function mayRead(actor: Actor, organizationId: string, { type, payload }: StoredEvent): boolean {
  const { projectId, userId } = payload;
  if (type === "notification.read") return userId === actor.userId;
  if (type === "notification.new" && userId !== actor.userId) return false;
  if (type === "activity.new") return can(actor, "activity.read", { organizationId });
  if (type === "node.changed" || (type === "notification.new" && projectId === undefined))
    return can(actor, "node.read", { organizationId });
  return can(actor, "project.read", { organizationId, ...(typeof projectId === "string" ? { projectId } : {}) });
}
