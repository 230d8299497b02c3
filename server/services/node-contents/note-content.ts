import { recordActivity } from "../activity";
import type { ActorCtx } from "../use-case";
import type { LocatedContents } from "./locate-contents";

/** A line of activity on what was done to something on a node. The engine has done it by then: its own state is what counts. */
export const noteContent = (
  ctx: ActorCtx,
  { organization, node }: LocatedContents,
  action: string,
  name: string,
): Promise<void> =>
  ctx.db.$transaction((tx) =>
    recordActivity(tx, ctx, {
      organizationId: organization.id,
      action,
      subject: { type: "node", id: node.id, name: node.name },
      detail: { content: name },
    }),
  );
