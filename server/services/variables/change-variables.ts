import type { Transaction } from "../../db/client";
import { noteChange } from "../applications/note-change";
import { requireNotDeleting } from "../applications/application-address";
import type { locateAppEnvironment } from "../locate";
import type { ActorCtx } from "../use-case";

/** Does a change to variables with everything that belongs to it: a new version, so that it shows as pending, and a line of activity. */
export async function changeVariables(
  ctx: ActorCtx,
  at: Awaited<ReturnType<typeof locateAppEnvironment>>,
  action: string,
  keys: readonly string[],
  change: (tx: Transaction) => Promise<void>,
): Promise<void> {
  requireNotDeleting(at.application);
  await ctx.db.$transaction(async (tx) => {
    await change(tx);
    await tx.appEnvironment.update({
      where: { id: at.appEnvironment.id },
      data: { variablesVersion: { increment: 1 } },
    });
    await noteChange(tx, ctx, at, action, { environment: at.environment.name, keys: [...keys] });
  });
}
